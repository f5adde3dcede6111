import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { datesWords } from '@/client/day-words'
import { factsInWords, signTag } from '@/client/operator-words'
import { Card } from '@/components/Card'
import { CardHeading } from '@/components/CardHeading'
import { Row } from '@/components/Row'
import { Tag } from '@/components/Tag'
import type { OperatorView } from '@/contract/operators'

/** Each duty beside the fact that answers it, with how it is counted. */
export function FactsCard({ operator }: { operator: OperatorView }) {
  const { t, i18n } = useLingui()
  const days = datesWords(i18n, operator.period.from, operator.period.until)
  return (
    <Card>
      <CardHeading>{t`合同要求和事实`}</CardHeading>
      <View className="small">{t`看最近 90 天：${days}`}</View>
      {factsInWords(i18n, operator).map(({ key, title, duty, fact, definition, sign }) => {
        const { tone, words } = signTag(i18n, sign)
        return (
          <Row
            key={key}
            title={title}
            note={
              <>
                <Tag tone={tone}>{words}</Tag>
                <View className="review-fact">{fact}</View>
                <View>{duty}</View>
                <View>{definition}</View>
              </>
            }
          />
        )
      })}
    </Card>
  )
}
