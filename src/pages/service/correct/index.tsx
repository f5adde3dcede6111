import { useLingui } from '@lingui/react/macro'
import { useRouter } from '@tarojs/taro'
import { useNow } from '@/client/clock'
import { inLanguage } from '@/client/hours-words'
import { useRefusalWords } from '@/client/refusal-words'
import { replace, routes } from '@/client/routes'
import { currentStreet } from '@/client/street'
import { useAsk } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Notice } from '@/components/Notice'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import { Row } from '@/components/Row'
import { Strip } from '@/components/Strip'
import { TextField } from '@/components/TextField'
import { MAX_SERVICE_NOTE, type ServiceRecord } from '@/contract/service'
import { type Correction, SIGN_BEYOND_HOURS, SIGN_WORKDAYS } from '@/contract/service.rules'
import type { StreetCode } from '@/contract/wire'
import { placeWords, spanWords } from '../words'
import { useCorrecting } from './useCorrecting'

/** What will become of it, before it is sent. */
function Verdict({ verdict }: { verdict: Correction | undefined }) {
  const { t } = useLingui()
  const [hours, days] = [SIGN_BEYOND_HOURS, SIGN_WORKDAYS]
  switch (verdict) {
    case undefined:
      return <Strip tone="soon" icon="info" title={t`请把时间写成 14:00 这样`} />
    case 'at_once':
      return <Strip tone="open" icon="check" title={t`在班次之内，提交后马上生效`} />
    case 'sign':
      return (
        <Strip
          tone="info"
          icon="person"
          title={t`超出班次的部分要由组织方签字`}
          note={t`${days} 个工作日内答复；签字前按原来的时间算。`}
        />
      )
    case 'reversed':
      return <Strip tone="soon" icon="warning" title={t`结束时间要晚于开始时间`} />
    case 'ahead':
      return <Strip tone="soon" icon="warning" title={t`结束时间还没有到`} />
    case 'too_far':
      return (
        <Strip
          tone="soon"
          icon="warning"
          title={t`最多可以早到或晚走 ${hours} 小时`}
          note={t`更早或更晚的，请联系组织方。`}
        />
      )
  }
}

function Form({ street, record }: { street: StreetCode; record: ServiceRecord }) {
  const { t, i18n } = useLingui()
  const words = useRefusalWords()
  const correcting = useCorrecting(street, record, useNow())
  const { draft, set, verdict, ready, busy, error } = correcting
  const planned = spanWords(i18n, record.planned)
  const send = async () => {
    if (await correcting.send()) replace(routes.service(street))
  }
  return (
    <>
      <Card>
        <Row
          icon="clock"
          tone="mine"
          title={inLanguage(i18n, record.shown.title)}
          note={`${t`班次 ${planned}`} · ${placeWords(i18n, record)}`}
        />
      </Card>
      <Card>
        <TextField
          label={t`从几点开始`}
          hint={t`像 14:00 这样写`}
          required
          value={draft.from}
          onChange={(from) => set({ from })}
          maxLength={5}
        />
        <TextField
          label={t`到几点结束`}
          hint={t`像 16:30 这样写；过了零点也这样写`}
          required
          value={draft.until}
          onChange={(until) => set({ until })}
          maxLength={5}
        />
        <TextField
          label={t`为什么更正`}
          hint={t`签字的人会看到，也会留在记录里`}
          required
          multiline
          value={draft.why}
          onChange={(why) => set({ why })}
          maxLength={MAX_SERVICE_NOTE}
        />
      </Card>
      <Verdict verdict={verdict} />
      {error && <Strip tone="late" icon="warning" {...words(error)} />}
      <Button disabled={!ready} busy={busy} onTap={() => void send()}>{t`提交更正`}</Button>
    </>
  )
}

/** How it really was: within the shift it holds at once, beyond it somebody signs. */
export default function CorrectHours() {
  const { t } = useLingui()
  const { street: said, record: id } = useRouter().params
  const street = (said ?? currentStreet()) as StreetCode
  // what may still be corrected is at most two days old, and stands on the first page
  const asked = useAsk('service.mine', { street }, { keep: false })
  return (
    <PageFrame title={t`更正服务时长`}>
      <PageState query={asked} locked={{ title: t`登录后看到自己的服务时长` }}>
        {({ records }) => {
          const record = records.find((one) => one.record === id)
          return record?.can.correct ? (
            <Form key={record.record} street={street} record={record} />
          ) : (
            <Notice
              icon="lock"
              title={t`这条记录不能再更正`}
              note={t`已经核定、正在等签字，或者超过了两天。`}
              action={{ label: t`我的服务时长`, onTap: () => replace(routes.service(street)) }}
            />
          )
        }}
      </PageState>
    </PageFrame>
  )
}
