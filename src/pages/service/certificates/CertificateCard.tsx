import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '@/client/call'
import { useRefusalWords } from '@/client/refusal-words'
import { open, routes } from '@/client/routes'
import { saveBytes } from '@/client/save-file'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Row } from '@/components/Row'
import { Strip } from '@/components/Strip'
import { Tag } from '@/components/Tag'
import { dayOf } from '@/contract/calendar.rules'
import type { Certificate } from '@/contract/service'
import type { StreetCode } from '@/contract/wire'
import { dayInYear, longWords } from '../words'
import '../service.scss'

/** Fetches the file and hands it to the person; one at a time. */
function useSaving(street: StreetCode, { certificate }: Certificate) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const save = async () => {
    setBusy(true)
    setError(undefined)
    try {
      const { name, pdf } = await call('service.print', { street, certificate })
      await saveBytes(name, pdf, 'application/pdf')
    } catch (reason) {
      setError(reason)
    }
    setBusy(false)
  }
  return { save, busy, error }
}

interface CertificateProps {
  street: StreetCode
  certificate: Certificate
}

/** One certificate: how long, of which days, whether it holds; to save and to show. */
export function CertificateCard({ street, certificate }: CertificateProps) {
  const { t, i18n } = useLingui()
  const words = useRefusalWords()
  const { save, busy, error } = useSaving(street, certificate)
  const { number, minutes, lines, from, until, issued, ended, after } = certificate
  const [first, last] = [dayInYear(i18n, from), dayInYear(i18n, until)]
  const day = dayInYear(i18n, dayOf(issued))
  const count = lines.length
  return (
    <Card>
      <Row
        title={longWords(i18n, minutes)}
        note={t`${first}至${last} · ${count} 次 · ${day}出具`}
        side={ended ? <Tag tone="late">{t`已失效`}</Tag> : <Tag tone="open">{t`有效`}</Tag>}
      />
      <View className="service-line small numbers">{number}</View>
      {after && <View className="service-line small">{t`记录更正过，由 ${after} 接替`}</View>}
      {error !== undefined && <Strip tone="late" icon="warning" {...words(error)} />}
      <View className="service-acts">
        <Button
          kind="second"
          icon="qr"
          name={t`核验页 ${number}`}
          onTap={() => open(routes.verify(street, number))}
        >{t`核验页`}</Button>
        <Button
          kind="second"
          icon="download"
          busy={busy}
          name={t`保存 PDF ${number}`}
          onTap={() => void save()}
        >{t`保存 PDF`}</Button>
      </View>
    </Card>
  )
}
