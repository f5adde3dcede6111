import { dayOf } from '@/contract/calendar.rules'
import type { ComplaintLine, ComplaintSubject, ComplaintView } from '@/contract/complaints'
import { isLate, nextState } from '@/contract/complaints.rules'
import type { Authorized } from '../authorization'
import type { Context } from '../context'
import { rightsOn } from './policy'
import type { ComplaintRow } from './repository/reads'

/** A complaint in a list. */
export function lineOf(row: ComplaintRow, now: number): ComplaintLine {
  const { complaint, number, kind, state, words, ownerRole, ownerName, due, aboutDue } = row
  return {
    complaint,
    number,
    kind,
    state,
    words,
    owner: { role: ownerRole, name: ownerName ?? '' },
    due,
    about: aboutDue,
    late: isLate(state, due, dayOf(now)),
    sentAt: row.sentAt.toISOString(),
  }
}

function subjectOf({ about, siteName }: ComplaintRow): ComplaintSubject {
  if (about.line !== 'site') return about
  if (!siteName) throw new Error('a complaint about a site has lost it')
  return { ...about, name: siteName }
}

function answerOf({ answer, answeredBy, answeredAt }: ComplaintRow): ComplaintView['answer'] {
  if (answer === null || !answeredAt) return null
  return { words: answer, by: answeredBy ?? '', at: answeredAt.toISOString() }
}

/** A complaint with all that its sender and its owner see, and what this person may do. */
export function viewOf(
  row: Authorized<ComplaintRow>,
  { actor, cloud, now }: Context,
): ComplaintView {
  const { street, state, contactSealed, version } = row
  const rights = rightsOn(actor, row)
  return {
    ...lineOf(row, now),
    street,
    subject: subjectOf(row),
    contact: contactSealed === null ? null : cloud.secrets.unseal('contact', contactSealed),
    answer: answerOf(row),
    version,
    can: {
      answer: rights.answer && nextState(state, 'answer') !== undefined,
      withdraw: rights.withdraw && nextState(state, 'withdraw') !== undefined,
    },
  }
}
