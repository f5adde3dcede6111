import { useLingui } from '@lingui/react/macro'
import { useRouter } from '@tarojs/taro'
import { useAskAgain } from '@/client/ask-again'
import { useNow } from '@/client/clock'
import { useCut } from '@/client/paging'
import { useRefresh } from '@/client/refresh'
import { useRefusalWords } from '@/client/refusal-words'
import { currentStreet } from '@/client/street'
import { useAsk } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { PageFrame } from '@/components/PageFrame'
import { Pager } from '@/components/Pager'
import { PageState } from '@/components/PageState'
import { Strip } from '@/components/Strip'
import { TextField } from '@/components/TextField'
import { dayOf } from '@/contract/calendar.rules'
import type { Certificate } from '@/contract/service'
import type { StreetCode } from '@/contract/wire'
import { CertificateCard } from './CertificateCard'
import { useCertifying } from './useCertifying'

const SHOWN = 6

function Certify({ street }: { street: StreetCode }) {
  const { t } = useLingui()
  const words = useRefusalWords()
  const today = dayOf(useNow())
  const { draft, sound, change, send, busy, error, made } = useCertifying(street, today)
  return (
    <>
      <Card>
        <TextField
          label={t`第一天`}
          hint={t`像 ${today} 这样写`}
          required
          value={draft.from}
          onChange={(from) => change({ from })}
          maxLength={10}
        />
        <TextField
          label={t`最后一天`}
          hint={t`只算已经确定的时长`}
          required
          value={draft.until}
          onChange={(until) => change({ until })}
          maxLength={10}
          error={sound ? undefined : t`请写对日期：最后一天不早于第一天`}
        />
        {error && <Strip tone="late" icon="warning" {...words(error)} />}
        <Button disabled={!sound} busy={busy} onTap={() => void send()}>{t`开具证明`}</Button>
      </Card>
      {made && <Strip tone="open" icon="check" title={t`已开具 ${made}`} />}
    </>
  )
}

function List({ street, all }: { street: StreetCode; all: readonly Certificate[] }) {
  const cut = useCut(all, SHOWN)
  return (
    <>
      {cut.shown.map((certificate) => (
        <CertificateCard key={certificate.certificate} street={street} certificate={certificate} />
      ))}
      <Pager {...cut} />
    </>
  )
}

/** My certificates, and another one over the days that I choose. */
export default function Certificates() {
  const { t } = useLingui()
  const street = (useRouter().params.street ?? currentStreet()) as StreetCode
  const asked = useAsk('service.certificates', { street }, { keep: false })
  useRefresh(useAskAgain('service'))
  return (
    <PageFrame title={t`服务证明`}>
      <PageState query={asked} locked={{ title: t`登录后开具自己的服务证明` }}>
        {({ certificates }) => (
          <>
            <Certify street={street} />
            <Heading level={2}>{t`开过的证明`}</Heading>
            {certificates.length === 0 && (
              <Card>{t`还没有。开好以后会在这里，可以存成 PDF，任何人扫码都能核验。`}</Card>
            )}
            <List street={street} all={certificates} />
          </>
        )}
      </PageState>
    </PageFrame>
  )
}
