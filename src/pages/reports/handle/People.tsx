import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { candidateNote } from '@/client/handle-words'
import { useCut } from '@/client/paging'
import { useAsk } from '@/client/useAction'
import { aria } from '@/components/aria'
import { Icon } from '@/components/Icon'
import { Pager } from '@/components/Pager'
import { PageState } from '@/components/PageState'
import { Strip } from '@/components/Strip'
import { Tag } from '@/components/Tag'
import { Tap } from '@/components/Tap'
import type { Candidate, ReportView } from '@/contract/reports'
import type { StepDraft } from './drafts'

/** More at once are not compared by anybody; those nearest to the place come first. */
const SHOWN = 6

interface PersonProps {
  candidate: Candidate
  chosen: boolean
  onTap: () => void
}

/** One who may have it next: in what office, where, there or away, and how much they have already. */
function Person({ candidate, chosen, onTap }: PersonProps) {
  const { t, i18n } = useLingui()
  const { name, away } = candidate
  const note = candidateNote(i18n, candidate)
  const said = [name, note, away ? t`请假中` : ''].filter(Boolean).join(' · ')
  return (
    <Tap
      className={chosen ? 'handle-person handle-person-chosen' : 'handle-person'}
      role="radio"
      checked={chosen}
      name={said}
      onTap={onTap}
    >
      <Icon name={chosen ? 'check' : 'person'} size="s" />
      <View className="grow">
        <View className="strong">{name}</View>
        <View className="small numbers">{note}</View>
      </View>
      {away && <Tag tone="soon">{t`请假中`}</Tag>}
    </Tap>
  )
}

function List({ candidates, form }: { candidates: readonly Candidate[]; form: StepDraft }) {
  const { t } = useLingui()
  const cut = useCut(candidates, SHOWN)
  const { to } = form.draft
  return (
    <>
      <View className="handle-people" {...aria({ role: 'radiogroup', label: t`由谁接手` })}>
        {cut.shown.map((one) => (
          <Person
            key={one.person}
            candidate={one}
            chosen={to?.person === one.person}
            onTap={() => form.set({ to: { person: one.person, name: one.name } })}
          />
        ))}
      </View>
      <Pager {...cut} />
    </>
  )
}

/** By name who has it next, those nearest to its place first. */
export function People({ report, form }: { report: ReportView; form: StepDraft }) {
  const { t } = useLingui()
  const which = { street: report.street, report: report.report }
  const asked = useAsk('reports.candidates', which, { keep: false })
  return (
    <>
      <View className="field-label">{t`由谁接手`}</View>
      <PageState query={asked} cards={1}>
        {({ candidates }) =>
          candidates.length > 0 ? (
            <List candidates={candidates} form={form} />
          ) : (
            <Strip
              tone="late"
              icon="warning"
              title={t`现在没有人可以接手`}
              note={t`请先任命一位，等他接受邀请，再来交接。`}
            />
          )
        }
      </PageState>
    </>
  )
}
