import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import * as v from 'valibot'
import { useDraft } from '@/client/drafts'
import { useRefusalWords } from '@/client/refusal-words'
import { useAct } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { CardHeading } from '@/components/CardHeading'
import { Choice } from '@/components/Choice'
import { Strip } from '@/components/Strip'
import { TextField } from '@/components/TextField'
import { MAX_STEP_WORDS, ReportRating, type ReportView, StepWords } from '@/contract/reports'
import { afterRating } from '@/contract/reports.rules'
import { REDO_WORKDAYS } from '@/contract/reports-clocks.rules'
import '../reports.scss'

const Draft = v.object({ is: v.nullable(ReportRating), words: v.string() })

/** The three answers, the best first. */
function useRatings(): Record<ReportRating, string> {
  const { t } = useLingui()
  return { satisfied: t`满意`, fair: t`基本满意`, dissatisfied: t`不满意` }
}

/** What its reporter said of it; they and those who handle it see it. */
function Rated({ rating }: { rating: NonNullable<ReportView['rating']> }) {
  const { t } = useLingui()
  const ratings = useRatings()
  return (
    <Card>
      <CardHeading>{t`评价`}</CardHeading>
      <View>{ratings[rating.is]}</View>
      {rating.words && <View className="report-said">{rating.words}</View>}
    </Card>
  )
}

interface RateProps {
  report: ReportView
  /** Asks anew what stands now. */
  again: () => unknown
}

/** Its reporter says whether it is done; who is not content learns first what follows. */
function Rating({ report, again }: RateProps) {
  const { t } = useLingui()
  const words = useRefusalWords()
  const ratings = useRatings()
  const form = useDraft(`rate.${report.report}`, Draft, { is: null, words: '' })
  const rating = useAct('reports.rate', ['reports', 'assignments', 'messages', 'history'])
  const { is } = form.draft
  const said = form.draft.words.trim()
  const days = REDO_WORKDAYS
  const follows =
    afterRating('dissatisfied', report.round) === 'redo'
      ? t`会由上一级在 ${days} 个工作日内重新办理。`
      : t`会列为协调会的议题，请大家一起商量。`
  const wrong = said !== '' && !v.is(StepWords, said)
  const send = async () => {
    if (!is) return
    const { street, report: id, version } = report
    const told = said === '' ? {} : { words: said }
    try {
      await rating.mutateAsync({ street, report: id, version, rating: is, ...told })
      form.drop()
    } catch {
      void again()
    }
  }
  return (
    <Card>
      <Choice
        label={t`办得怎么样`}
        required
        value={is ?? undefined}
        onChange={(next) => form.set({ is: next })}
        options={ReportRating.options.map((value) => ({ value, label: ratings[value] }))}
        hint={is === 'dissatisfied' ? follows : undefined}
      />
      <TextField
        label={is === 'dissatisfied' ? t`哪里不满意` : t`还想说什么`}
        multiline
        value={form.draft.words}
        onChange={(next) => form.set({ words: next })}
        maxLength={MAX_STEP_WORDS}
        error={wrong ? t`至少写两个字，或不写。` : undefined}
      />
      {rating.error && <Strip tone="late" icon="warning" {...words(rating.error)} />}
      <Button
        disabled={!is || wrong}
        busy={rating.isPending}
        onTap={() => void send()}
      >{t`提交评价`}</Button>
    </Card>
  )
}

/** The rating of a report: to be given, or as it was given. */
export function Rate({ report, again }: RateProps) {
  if (report.can.rate) return <Rating report={report} again={again} />
  return report.rating ? <Rated rating={report.rating} /> : null
}
