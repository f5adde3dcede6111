import { useLingui } from '@lingui/react/macro'
import { useNow } from '@/client/clock'
import { complaintKindWords, excerpt, stateTag } from '@/client/complaint-words'
import { momentWords } from '@/client/history-words'
import { usePaging } from '@/client/paging'
import { open, routes } from '@/client/routes'
import { useAsk } from '@/client/useAction'
import { ComplaintCard } from '@/components/complaints/ComplaintCard'
import { Pager } from '@/components/Pager'
import { PageState } from '@/components/PageState'
import { dayOf } from '@/contract/calendar.rules'
import type { StreetCode } from '@/contract/wire'

/** What the person who is signed in has sent, newest first. */
export function Own({ street }: { street: StreetCode }) {
  const { t, i18n } = useLingui()
  const today = dayOf(useNow())
  const paging = usePaging()
  const asked = useAsk('complaints.mine', { street, after: paging.after }, { keep: false })
  return (
    <PageState
      query={asked}
      empty={({ complaints }) =>
        complaints.length > 0
          ? undefined
          : {
              icon: 'bubble',
              title: t`您还没有提过意见`,
              note: t`投诉和建议都有编号、负责人和答复日期。`,
            }
      }
    >
      {({ complaints, next }) => (
        <>
          {complaints.map((line) => (
            <ComplaintCard
              key={line.complaint}
              words={excerpt(line.words)}
              note={[
                line.number,
                complaintKindWords(i18n, line.kind),
                momentWords(i18n, line.sentAt),
              ].join(' · ')}
              tag={stateTag(i18n, line, today)}
              onTap={() => open(routes.complaint(street, line.complaint))}
            />
          ))}
          <Pager {...paging} forward={paging.forward(next)} />
        </>
      )}
    </PageState>
  )
}
