import { useState } from 'react'
import { CallRefused } from '@/client/call'
import { useNow } from '@/client/clock'
import { useAct, useAsk } from '@/client/useAction'
import { MOVE_MINUTES } from '@/contract/invitations'
import type { InvitationId, StreetCode } from '@/contract/wire'

/** How often this page asks whether the new account has accepted, ms. */
const EVERY = 5000
const MINUTE = 60_000
const touched = ['invitations', 'messages'] as const

/** What became of the code of somebody who moves to another account. */
export type Move =
  | { is: 'none' | 'moved' | 'revoked' | 'over' }
  /** `link`: null for one that another page made, which can be taken back and no more. */
  | { is: 'open'; invitation: InvitationId; link: string | null; left: number }

/** @param before one that was made earlier, as the inbox names it */
export function useMove(street: StreetCode, before: InvitationId | undefined) {
  const making = useAct('invitations.moveAccount', touched)
  const revoking = useAct('invitations.revoke', touched)
  const [revoked, setRevoked] = useState<InvitationId>()
  const made = making.data?.invitation
  const invitation = made?.invitation ?? before
  const which = { street, invitation: invitation ?? ('' as InvitationId) }
  const asked = useAsk('invitations.look', which, {
    when: invitation !== undefined && invitation !== revoked,
    keep: false,
    every: EVERY,
  })
  const now = useNow()
  const move = (): Move => {
    if (!invitation) return { is: 'none' }
    if (revoked === invitation) return { is: 'revoked' }
    // the account that asks has nobody behind it any more
    const gone = asked.error instanceof CallRefused && asked.error.code === 'sign_in'
    const state = asked.data?.invitation.state ?? (made ? 'open' : undefined)
    if ((gone && made) || state === 'claimed') return { is: 'moved' }
    if (state !== 'open') return { is: made ? 'over' : 'none' }
    const expires = made?.expires ?? asked.data?.invitation.expires ?? ''
    const minutes = Math.ceil((Date.parse(expires) - now) / MINUTE)
    // a phone whose clock is behind would promise more than there is
    const left = made ? Math.min(MOVE_MINUTES, minutes) : minutes
    return left > 0 ? { is: 'open', invitation, link: made?.link ?? null, left } : { is: 'over' }
  }
  return {
    move: move(),
    make: () => making.mutate({ street }),
    revoke: (open: InvitationId) =>
      revoking.mutate({ street, invitation: open }, { onSuccess: () => setRevoked(open) }),
    busy: making.isPending || revoking.isPending,
    error: making.error ?? revoking.error,
  }
}
