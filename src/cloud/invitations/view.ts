import { dayOf } from '@/contract/calendar.rules'
import type { Subject } from '@/contract/history'
import type { InvitationView } from '@/contract/invitations'
import type { Actor } from '../context'
import { conflict } from '../errors'
import type { InvitationRow } from './repository/reads'

/** Whether it can be accepted, and if not, why; an office that is over is too old as well. */
export function stateOf(
  { claimedBy, revoked, expires, from, until }: InvitationRow,
  now: number,
): InvitationView['state'] {
  if (claimedBy !== null) return 'claimed'
  if (revoked) return 'revoked'
  const over = until !== null && (until < dayOf(now) || (from !== null && until < from))
  return over || expires.getTime() <= now ? 'expired' : 'open'
}

const closedWords = {
  expired: '这份邀请已经过期，请联系发出邀请的人再发一份',
  revoked: '这份邀请已经收回，请联系发出邀请的人',
  claimed: '这份邀请已经被接受；如果不是您本人接受的，请联系街道',
}

/** Why one cannot be accepted any more. */
export const closed = (state: keyof typeof closedWords) =>
  conflict(closedWords[state], { why: 'invitation_closed', state })

/** What its steps are remembered with: the office, or the invitation itself where there is none. */
export function subjectOf({ appointment, invitation }: InvitationRow): Subject {
  if (appointment !== null) return { noun: 'appointments', id: appointment }
  return { noun: 'invitations', id: invitation }
}

function areaOf({ area, level, zh, en }: InvitationRow) {
  if (area === null || level === null || zh === null) return null
  return { code: area, level, zh, en: en ?? zh }
}

function officeOf(row: InvitationRow): InvitationView['office'] {
  const { name, role, from, until } = row
  const area = areaOf(row)
  return role !== null && from !== null && area !== null ? { name, role, area, from, until } : null
}

/** What who asks is invited to. */
export function viewOf(row: InvitationRow, actor: Actor, now: number): InvitationView {
  const { invitation, street, kind, name } = row
  const state = stateOf(row, now)
  // who came back to a record is that record's person from then on
  const yours = row.claimedBy !== null && row.claimedBy === actor.person
  const tells = state === 'open' || yours
  const office = tells ? officeOf(row) : null
  const record = tells && row.appointment === null ? { name, area: areaOf(row) } : null
  const expires = row.expires.toISOString()
  return { invitation, street, kind, state, yours, expires, office, record }
}
