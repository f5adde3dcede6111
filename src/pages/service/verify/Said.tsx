import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { inLanguage } from '@/client/hours-words'
import { useCut } from '@/client/paging'
import { replace, routes } from '@/client/routes'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { Pager } from '@/components/Pager'
import { Row } from '@/components/Row'
import { StateCard } from '@/components/StateCard'
import type { OutputOf } from '@/contract'
import { dayOf } from '@/contract/calendar.rules'
import type { StreetCode } from '@/contract/wire'
import { dayInYear, longWords, spanWords } from '../words'
import '../service.scss'

const SHOWN = 10

interface SaidProps {
  street: StreetCode
  certificate: OutputOf<'service.verify'>['certificate']
}

/** Whether it holds, first; then whose hours, how long and of what. */
export function Said({ street, certificate }: SaidProps) {
  const { t, i18n } = useLingui()
  const { name, issuer, number, minutes, lines, ended, after } = certificate
  const cut = useCut(lines, SHOWN)
  const issued = dayInYear(i18n, dayOf(certificate.issued))
  const over = ended && dayInYear(i18n, dayOf(ended))
  const [first, last] = [dayInYear(i18n, certificate.from), dayInYear(i18n, certificate.until)]
  const [by, count] = [inLanguage(i18n, issuer), lines.length]
  return (
    <>
      {over ? (
        <StateCard
          tone="late"
          is={t`这份证明已失效`}
          ahead={after ? t`${over}起由 ${after} 接替` : t`${over}起失效，没有接替的证明`}
        />
      ) : (
        <StateCard tone="open" is={t`这份证明有效`} ahead={t`${by} · ${issued}出具`} />
      )}
      {after && (
        <Button onTap={() => replace(routes.verify(street, after))}>{t`看接替它的证明`}</Button>
      )}
      <Card>
        <Row
          icon="person"
          tone="mine"
          title={name}
          note={t`姓名只显示首尾，请和证明上的全名对照`}
        />
        <View className="service-long numbers">{longWords(i18n, minutes)}</View>
        <View className="service-line small">{t`${first}至${last}，共 ${count} 次`}</View>
        <View className="service-line small numbers">{number}</View>
      </Card>
      <Heading level={2}>{t`每一次`}</Heading>
      <Card>
        {cut.shown.map((line) => (
          <Row
            key={line.number}
            title={inLanguage(i18n, line.title)}
            note={[
              spanWords(i18n, line),
              inLanguage(i18n, line.where),
              inLanguage(i18n, line.role),
              inLanguage(i18n, line.organiser),
            ].join(' · ')}
            side={<View className="numbers">{longWords(i18n, line.minutes)}</View>}
          />
        ))}
      </Card>
      <Pager {...cut} />
    </>
  )
}
