import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { momentWords } from '@/client/history-words'
import { resultWords } from '@/client/report-words'
import { Card } from '@/components/Card'
import { CardHeading } from '@/components/CardHeading'
import { Photos } from '@/components/reports/Photos'
import type { ReportView } from '@/contract/reports'
import './handle.scss'

/** What came out, as it was handed in. */
export function ResultCard({ report: { result } }: { report: ReportView }) {
  const { t, i18n } = useLingui()
  if (!result) return null
  const is = resultWords(i18n, result.is)
  return (
    <Card edge="open">
      <CardHeading>{t`办理结果：${is}`}</CardHeading>
      <View className="handle-said">{result.words}</View>
      {result.photos.length > 0 && <Photos photos={result.photos} />}
      <View className="small numbers">{momentWords(i18n, result.at)}</View>
    </Card>
  )
}
