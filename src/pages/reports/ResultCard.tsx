import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { momentWords } from '@/client/history-words'
import { resultWords } from '@/client/report-words'
import { Card } from '@/components/Card'
import { CardHeading } from '@/components/CardHeading'
import { Photos } from '@/components/reports/Photos'
import type { ReportView } from '@/contract/reports'
import './reports.scss'

/** What came out, as it was handed in; while it is redone, what came out before. */
export function ResultCard({ report: { result, state } }: { report: ReportView }) {
  const { t, i18n } = useLingui()
  if (!result) return null
  const is = resultWords(i18n, result.is)
  const stands = state === 'verifying' || state === 'closed'
  return (
    <Card edge={stands ? 'open' : undefined}>
      <CardHeading>{stands ? t`办理结果：${is}` : t`上一次的结果：${is}`}</CardHeading>
      <View className="report-said">{result.words}</View>
      {result.photos.length > 0 && <Photos photos={result.photos} />}
      <View className="small numbers">{momentWords(i18n, result.at)}</View>
    </Card>
  )
}
