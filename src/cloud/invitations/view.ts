import { dayOf } from '@/contract/calendar.rules'
import type { InvitationView } from '@/contract/invitations'
import type { Actor } from '../context'
import type { InvitationRow } from './repository/reads'

/** Whether it can be accepted, and if not, why; an office that is over is too old as well. */
export function stateOf(
  { claimedBy, revoked, expires, from, until }: InvitationRow,
  now: number,
): InvitationView['state'] {
  if (claimedBy !== null) return 'claimed'
  if (revoked) return 'revoked'
  const over = until !== null && (until < dayOf(now) || until < from)
  return over || expires.getTime() <= now ? 'expired' : 'open'
}

/** What who asks is invited to. */
export function viewOf(row: InvitationRow, actor: Actor, now: number): InvitationView {
  const { invitation, street, kind, name, role, area, level, zh, en, from, until } = row
  const state = stateOf(row, now)
  // who came back to a record is that record's person from then on
  const yours = row.claimedBy !== null && row.claimedBy === actor.person
  const tells = state === 'open' || yours
  const office = { name, role, area: { code: area, level, zh, en }, from, until }
  const expires = row.expires.toISOString()
  return { invitation, street, kind, state, yours, expires, office: tells ? office : null }
}
