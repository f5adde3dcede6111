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
import type { Candidate } from '@/contract/reports'
import type { PersonId, ReportId, StreetCode } from '@/contract/wire'
import './handle.scss'

/** More at once are not compared by anybody; those nearest to the place come first. */
const SHOWN = 6

/** Who has it next; the name goes along, the list may not come again. */
export interface Next {
  person: PersonId
  name: string
}

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

interface ChoosingProps {
  to: Next | null
  onChoose: (to: Next) => void
}

function List({ candidates, to, onChoose }: ChoosingProps & { candidates: readonly Candidate[] }) {
  const { t } = useLingui()
  const cut = useCut(candidates, SHOWN)
  return (
    <>
      <View className="handle-people" {...aria({ role: 'radiogroup', label: t`由谁接手` })}>
        {cut.shown.map((one) => (
          <Person
            key={one.person}
            candidate={one}
            chosen={to?.person === one.person}
            onTap={() => onChoose({ person: one.person, name: one.name })}
          />
        ))}
      </View>
      <Pager {...cut} />
    </>
  )
}

interface PeopleProps extends ChoosingProps {
  street: StreetCode
  report: ReportId
}

/** By name who has it next, those nearest to its place first. */
export function People({ street, report, to, onChoose }: PeopleProps) {
  const { t } = useLingui()
  const asked = useAsk('reports.candidates', { street, report }, { keep: false })
  return (
    <>
      <View className="field-label">{t`由谁接手`}</View>
      <PageState query={asked} cards={1}>
        {({ candidates }) =>
          candidates.length > 0 ? (
            <List candidates={candidates} to={to} onChoose={onChoose} />
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
