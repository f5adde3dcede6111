import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useNow } from '@/client/clock'
import { useCut } from '@/client/paging'
import { useAsk } from '@/client/useAction'
import { Heading } from '@/components/Heading'
import { Pager } from '@/components/Pager'
import { PageState } from '@/components/PageState'
import type { Assignment } from '@/contract/assignments'
import { dayOf } from '@/contract/calendar.rules'
import type { StreetCode } from '@/contract/wire'
import { Counts } from './Counts'
import { WHENS, type When, whenOf } from './due-groups'
import { Piece } from './Piece'

/** As many cards as somebody reads in one go. */
const PAGE = 20

interface WorkProps {
  street: StreetCode
  /** Whether complaints are among what may come. */
  answers: boolean
}

const keyOf = ({ kind, subject }: Assignment) => `${kind} ${subject.id}`

/** What the work is about, asked for only where there is some of it. */
function useAbout({ street, answers }: WorkProps, work: readonly Assignment[]) {
  const reporting = work.some(({ kind }) => kind === 'handle_report')
  const said = useAsk('complaints.owned', { street }, { when: answers, keep: false })
  const told = useAsk('reports.owned', { street }, { when: reporting, keep: false })
  return {
    complaintOf: ({ subject }: Assignment) =>
      said.data?.complaints.find(({ complaint }) => complaint === subject.id),
    reportOf: ({ subject }: Assignment) =>
      told.data?.reports.find(({ report }) => report === subject.id),
  }
}

/** What is late, then what is due today, then the rest; each part as the first due first. */
function Plan({ work, ...props }: WorkProps & { work: readonly Assignment[] }) {
  const { t } = useLingui()
  const today = dayOf(useNow())
  const { complaintOf, reportOf } = useAbout(props, work)
  const planned = WHENS.flatMap((when) =>
    work.filter((one) => whenOf(one, reportOf(one), today) === when).map((one) => ({ one, when })),
  )
  const cut = useCut(planned, PAGE)
  const titles: Record<When, string> = {
    late: t`逾期`,
    // within a sentence English writes it small
    today: t({ message: '今天', context: 'heading' }),
    later: t`以后`,
  }
  const parts = WHENS.map((when) => ({
    when,
    pieces: cut.shown.filter((piece) => piece.when === when),
  })).filter(({ pieces }) => pieces.length > 0)
  return (
    <>
      <Counts whens={planned.map(({ when }) => when)} />
      {parts.map(({ when, pieces }) => (
        <View key={when}>
          <Heading level={2}>{titles[when]}</Heading>
          {pieces.map(({ one }) => (
            <Piece
              key={keyOf(one)}
              street={props.street}
              work={one}
              complaint={complaintOf(one)}
              report={reportOf(one)}
            />
          ))}
        </View>
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
                note: t`有人随手报、提意见或登记住户、请您办理时，会出现在这里，也会给您发消息。`,
              }
        }
      >
        {({ assignments }) => <Plan work={assignments} street={street} answers={answers} />}
      </PageState>
    </>
  )
}
