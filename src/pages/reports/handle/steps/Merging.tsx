import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { actWords } from '@/client/handle-words'
import { momentWords } from '@/client/history-words'
import { inLanguage } from '@/client/hours-words'
import { useCut } from '@/client/paging'
import { useSettled } from '@/client/settled'
import { useAsk } from '@/client/useAction'
import { aria } from '@/components/aria'
import { Icon } from '@/components/Icon'
import { Pager } from '@/components/Pager'
import { PageState } from '@/components/PageState'
import { SearchField } from '@/components/SearchField'
import { Tap } from '@/components/Tap'
import type { ReportLine, ReportView } from '@/contract/reports'
import { StepSheet } from '../StepSheet'
import { type StepProps, seen, useStep } from '../useStep'

/** The same thing is seldom told from farther away. */
const METRES = 300
const MOST = 50
const SHOWN = 6

interface OneProps {
  line: ReportLine
  chosen: boolean
  onTap: () => void
}

function One({ line, chosen, onTap }: OneProps) {
  const { i18n } = useLingui()
  const { number, category, address, area, words, reportedAt } = line
  const where = address ?? inLanguage(i18n, area)
  return (
    <Tap
      className={chosen ? 'handle-person handle-person-chosen' : 'handle-person'}
      role="radio"
      checked={chosen}
      onTap={onTap}
    >
      <Icon name={chosen ? 'check' : 'pin'} size="s" />
      <View className="grow">
        <View className="strong">{[inLanguage(i18n, category.name), where].join(' · ')}</View>
        {words !== '' && <View className="small handle-cut">{words}</View>}
        <View className="small numbers">{[number, momentWords(i18n, reportedAt)].join(' · ')}</View>
      </View>
    </Tap>
  )
}

interface ListProps {
  lines: readonly ReportLine[]
  into: ReportLine | undefined
  onPick: (line: ReportLine) => void
}

function List({ lines, into, onPick }: ListProps) {
  const { t } = useLingui()
  const cut = useCut(lines, SHOWN)
  return (
    <>
      <View className="handle-people" {...aria({ role: 'radiogroup', label: t`并入哪一件` })}>
        {cut.shown.map((line) => (
          <One
            key={line.report}
            line={line}
            chosen={into?.report === line.report}
            onTap={() => onPick(line)}
          />
        ))}
        {lines.length === 0 && <View className="small">{t`没有找到这样的随手报。`}</View>}
      </View>
      <Pager {...cut} />
    </>
  )
}

/** What can still take another one in, other than itself. */
const fitting = (lines: readonly ReportLine[], { report }: ReportView) =>
  lines.filter((line) => {
    const over = line.state === 'merged' || line.state === 'withdrawn'
    return line.report !== report && !over
  })

/** Those around, until somebody looks for a number or a word. */
function Picker({ report, ...list }: Omit<ListProps, 'lines'> & { report: ReportView }) {
  const { t } = useLingui()
  const { street, at } = report
  const [wanted, setWanted] = useState('')
  const q = useSettled(wanted.trim())
  const around = { street, at, metres: METRES, live: false, limit: MOST }
  const near = useAsk('reports.near', around, { when: q === '', keep: false })
  const found = useAsk('reports.search', { street, q }, { when: q !== '', keep: false })
  return (
    <>
      <SearchField label={t`按编号或内容找`} value={wanted} onChange={setWanted} maxLength={40} />
      {q === '' && <View className="small">{t`附近 ${METRES} 米内的，最近的在前`}</View>}
      <PageState query={q === '' ? near : found} cards={1}>
        {({ reports }) => <List key={q} lines={fitting(reports, report)} {...list} />}
      </PageState>
    </>
  )
}

/** Merges it into another one about the same, near by. */
export function Merging(props: StepProps) {
  const { t, i18n } = useLingui()
  const { report, onClose } = props
  const [into, setInto] = useState<ReportLine>()
  const step = useStep('reports.merge', props)
  const number = into?.number
  const send = () => {
    if (into) void step.send({ ...seen(report), into: into.report })
  }
  return (
    <StepSheet
      title={actWords(i18n, 'merge')}
      note={t`以后办那一件，这一件的提交人和关注的人都跟着收到消息。可以再拿出来。`}
      act={into ? t`并入 ${number}` : t`先选一件`}
      allowed={report.can.merge}
      disabled={!into}
      busy={step.busy}
      error={step.error}
      onSend={send}
      onClose={onClose}
    >
      <Picker report={report} into={into} onPick={setInto} />
    </StepSheet>
  )
}
