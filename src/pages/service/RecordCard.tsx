import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useNow } from '@/client/clock'
import { momentWords } from '@/client/history-words'
import { inLanguage } from '@/client/hours-words'
import { useRefusalWords } from '@/client/refusal-words'
import { open, routes } from '@/client/routes'
import { useAct } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Row } from '@/components/Row'
import { Strip } from '@/components/Strip'
import { Tag } from '@/components/Tag'
import type { ServiceRecord } from '@/contract/service'
import type { StreetCode } from '@/contract/wire'
import { TOUCHED } from './touched'
import { longWords, placeWords, spanWords, standing } from './words'
import './service.scss'

interface RecordProps {
  street: StreetCode
  record: ServiceRecord
}

/** One shift: when, what and how long, how it stands, and what its volunteer may say about it. */
export function RecordCard({ street, record }: RecordProps) {
  const { t, i18n } = useLingui()
  const words = useRefusalWords()
  const tag = standing(i18n, record, useNow())
  const confirming = useAct('service.confirm', TOUCHED)
  const { can, asked, shown, version, number } = record
  const title = inLanguage(i18n, shown.title)
  const until = momentWords(i18n, record.confirmUntil)
  const which = { street, record: record.record, version }
  return (
    <Card>
      <Row
        title={title}
        note={`${spanWords(i18n, record)} · ${placeWords(i18n, record)}`}
        side={<Tag tone={tag.tone}>{tag.words}</Tag>}
      />
      <View className="service-long numbers">{longWords(i18n, record.minutes)}</View>
      <View className="service-line small numbers">{number}</View>
      {asked && (
        <View className="service-line small">
          {t`您说的是 ${spanWords(i18n, asked)}，签字前按原来的时间算。`}
        </View>
      )}
      {record.signer && <View className="service-line small">{t`${record.signer} 签字同意`}</View>}
      {can.confirm && <View className="service-line small">{t`${until}前可以确认或更正`}</View>}
      {confirming.error && <Strip tone="late" icon="warning" {...words(confirming.error)} />}
      {(can.confirm || can.correct) && (
        <View className="service-acts">
          {can.correct && (
            <Button
              kind="second"
              name={t`更正 ${title}`}
              onTap={() => open(routes.correctHours(street, record.record))}
            >{t`更正`}</Button>
          )}
          {can.confirm && (
            <Button
              busy={confirming.isPending}
              name={t`确认 ${title}`}
              onTap={() => confirming.mutate(which)}
            >{t`确认`}</Button>
          )}
        </View>
      )}
    </Card>
  )
}
