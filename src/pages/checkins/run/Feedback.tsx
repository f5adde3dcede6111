import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { Card } from '@/components/Card'
import { CardHeading } from '@/components/CardHeading'
import type { OutputOf } from '@/contract'
import { MIN_FEEDBACK } from '@/contract/checkins'

/** What those who came think of it, without names. */
export function Feedback({ figures, words }: OutputOf<'checkins.figures'>) {
  const { t } = useLingui()
  const few = MIN_FEEDBACK
  // nothing else tells two opinions apart
  const said = words.map((one, at) => ({ ...one, key: `said-${at}` }))
  const { average, count } = figures.feedback ?? { average: 0, count: 0 }
  const mean = average.toFixed(1)
  return (
    <Card>
      <CardHeading>{t`大家的评价`}</CardHeading>
      {figures.feedback ? (
        <>
          <View className="strong numbers">{t`平均 ${mean} 星，${count} 人评价`}</View>
          {said.map(({ key, stars, words: what }) => (
            <View key={key} className="run-said">
              <View className="small numbers">{t`${stars} 星`}</View>
              <View>{what}</View>
            </View>
          ))}
        </>
      ) : (
        <View className="small">{t`到场的人可以评价，满 ${few} 个才显示，看不到是谁写的。`}</View>
      )}
    </Card>
  )
}
