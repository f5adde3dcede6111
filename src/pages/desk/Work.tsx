import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useNow } from '@/client/clock'
import { clockTag, complaintKindWords, excerpt } from '@/client/complaint-words'
import { momentWords } from '@/client/history-words'
import { useCut } from '@/client/paging'
import { open, routes } from '@/client/routes'
import { useAsk } from '@/client/useAction'
import { ComplaintCard } from '@/components/complaints/ComplaintCard'
import { Heading } from '@/components/Heading'
import { Pager } from '@/components/Pager'
import { PageState } from '@/components/PageState'
import type { Assignment } from '@/contract/assignments'
import { dayOf } from '@/contract/calendar.rules'
import type { ComplaintLine } from '@/contract/complaints'
import type { ComplaintId, StreetCode } from '@/contract/wire'
import { Counts } from './Counts'

/** As many cards as somebody reads in one go. */
const PAGE = 20

interface WorkProps {
  street: StreetCode
  /** Whether complaints are among what may come. */
  answers: boolean
}

/** What a piece of work is about: the complaint's own words where they are there. */
function useSaid(street: StreetCode, answers: boolean) {
  const asked = useAsk('complaints.owned', { street }, { when: answers, keep: false })
  const lines = asked.data?.complaints ?? []
  return (id: string): ComplaintLine | undefined => lines.find(({ complaint }) => complaint === id)
}

interface ToDo {
  words: string
  note: string
  onTap: () => void
}

/** What each kind of work says and where it is done. */
function useToDo({
  street,
  answers,
}: WorkProps): Record<Assignment['kind'], (work: Assignment) => ToDo> {
  const { t, i18n } = useLingui()
  const said = useSaid(street, answers)
  return {
    answer_complaint: ({ title, subject }) => {
      const line = said(subject.id)
      const sent = line && momentWords(i18n, line.sentAt)
      const kind = line && complaintKindWords(i18n, line.kind)
      return {
        words: line ? excerpt(line.words) : t`请答复 ${title}`,
        note: [title, kind, sent].filter(Boolean).join(' · '),
        onTap: () => open(routes.complaint(street, subject.id as ComplaintId)),
      }
    },
    confirm_home: ({ title }) => ({
      words: t`请确认 ${title} 的住户`,
      note: t`住户登记`,
      onTap: () => open(routes.homesAsked(street)),
    }),
  }
}

function Cards({ work, street, answers }: WorkProps & { work: readonly Assignment[] }) {
  const { i18n } = useLingui()
  const today = dayOf(useNow())
  const toDo = useToDo({ street, answers })
  const cut = useCut(work, PAGE)
  return (
    <>
      {cut.shown.map((one) => (
        <ComplaintCard
          key={one.subject.id}
          {...toDo[one.kind](one)}
          tag={clockTag(i18n, one, today)}
        />
      ))}
      <Pager {...cut} />
    </>
  )
}

/** My work: what I own, the first due first. */
export function Work({ street, answers }: WorkProps) {
  const { t } = useLingui()
  const asked = useAsk('assignments.mine', { street }, { keep: false })
  return (
    <>
      <Heading level={1}>{t`我的工作`}</Heading>
      <PageState
        query={asked}
        empty={({ assignments }) =>
          assignments.length > 0
            ? undefined
            : {
                icon: 'check',
                tone: 'open',
                title: t`现在没有要办的事`,
                note: t`有人提意见或登记住户、请您办理时，会出现在这里，也会给您发消息。`,
              }
        }
      >
        {({ assignments }) => (
          <View>
            <Counts work={assignments} />
            <Cards work={assignments} street={street} answers={answers} />
          </View>
        )}
      </PageState>
    </>
  )
}
