import type { HandleAct } from '@/client/handle-words'
import type { ReportView } from '@/contract/reports'

/** As they stand in the list of acts: what is done most often first. */
const LISTED: readonly HandleAct[] = [
  ...(['answerPause', 'verify', 'accept', 'contact', 'progress', 'resolve', 'resume'] as const),
  ...(['file', 'dispatch', 'return', 'askPause', 'recategorize', 'merge', 'unmerge'] as const),
  ...(['reopen', 'identity'] as const),
]

/**
 * The one act that comes next for whoever owns it, by what they may do. Who filed it may take it on or
 * give it away: without a way back it is theirs to give.
 */
function nextOf({ can, contact, work }: ReportView): HandleAct | undefined {
  if (can.answerPause) return 'answerPause'
  if (!work?.mine) return undefined
  const order: [HandleAct, boolean][] = [
    ['verify', can.verify],
    ['file', can.file],
    ['accept', can.accept && can.return],
    ['dispatch', can.dispatch],
    ['contact', can.contact && contact.at === null],
    ['resolve', can.resolve],
    ['resume', can.resume],
  ]
  return order.find(([, may]) => may)?.[0]
}

/** What a report allows: the act for the thumb, and the others in a list. */
export function actsOf(report: ReportView): { next: HandleAct | undefined; others: HandleAct[] } {
  const next = nextOf(report)
  return { next, others: LISTED.filter((act) => report.can[act] && act !== next) }
}
