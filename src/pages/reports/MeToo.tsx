import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useNow } from '@/client/clock'
import { agoWords, inLanguage } from '@/client/hours-words'
import { NOWHERE } from '@/client/nowhere'
import { useRefusalWords } from '@/client/refusal-words'
import { reportState } from '@/client/report-words'
import { useSettled } from '@/client/settled'
import { useAct, useAsk } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Strip } from '@/components/Strip'
import { Tap } from '@/components/Tap'
import { dayOf } from '@/contract/calendar.rules'
import { metresBetween } from '@/contract/place.rules'
import type { Category, CategoryCode, ReportLine } from '@/contract/reports'
import type { Place, ReportId, StreetCode } from '@/contract/wire'
import './reports.scss'
import type { useKnown } from '@/client/known'

/** As near as the same thing can be told twice, metres. */
const SAME = 60
const SHOWN = 2

interface MeTooProps {
  street: StreetCode
  category: Category | undefined
  at: Place | undefined
  /** Something was said or photographed. */
  begun: boolean
  known: ReturnType<typeof useKnown>
  onMet: (line: ReportLine) => void
  onLook: (line: ReportLine) => void
}

/** What was reported here already, of the same kind and not over. */
export function MeToo({ street, begun, category, at, known, onMet, onLook }: MeTooProps) {
  const { t, i18n } = useLingui()
  const now = useNow()
  const words = useRefusalWords()
  const [others, setOthers] = useState<readonly ReportId[]>([])
  const code = useSettled(category?.code ?? '') as CategoryCode
  const when = begun && at !== undefined && code !== '' && category?.open === true
  const query = { street, at: at ?? NOWHERE, metres: SAME, category: code, live: true, limit: 5 }
  const { data } = useAsk('reports.near', query, { when, keep: false })
  const following = useAct('reports.follow', ['reports'])
  const there = when ? (data?.reports ?? []) : []
  const shown = there
    .filter(({ report, own }) => own !== 'reported' && !others.includes(report))
    .slice(0, SHOWN)
  const meet = async (line: ReportLine) => {
    try {
      await following.mutateAsync({ street, report: line.report })
      onMet(line)
    } catch {
      // said below; what was typed stays
    }
  }
  return (
    <>
      {shown.map((line) => {
        const metres = Math.max(1, Math.round(metresBetween(at ?? NOWHERE, line.at)))
        const name = inLanguage(i18n, line.category.name)
        const { sentence } = reportState(i18n, line, dayOf(now))
        return (
          <Card key={line.report} tone="soon">
            <Tap onTap={() => onLook(line)}>
              <View className="strong tone-soon">{t`${metres} 米外有人报过“${name}”`}</View>
              {line.words && <View className="report-words">{line.words}</View>}
              <View className="small">{`${agoWords(i18n, line.reportedAt, now)} · ${sentence}`}</View>
            </Tap>
            {line.own === 'follows' ? (
              <View className="strong">{t`您已经点过“我也遇到”`}</View>
            ) : (
              <View className="side-by-side met-acts">
                <Button
                  kind="second"
                  busy={following.isPending}
                  onTap={() => void known.as(() => void meet(line))}
                >{t`我也遇到`}</Button>
                <Button kind="second" onTap={() => setOthers([...others, line.report])}>
                  {t`不是同一件`}
                </Button>
              </View>
            )}
          </Card>
        )
      })}
      {following.error && <Strip tone="late" icon="warning" {...words(following.error)} />}
    </>
  )
}
