import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Persona } from '@/contract/session'
import { call } from './call'
import { forgetAnswers } from './query'
import { renewWhenWorn } from './renewal'
import { currentStreet } from './street'
import { dropToken, keepToken, watchToken } from './token'
import { useAsk } from './useAction'

/** Who asks and what this cloud is; asked again at every sign-in and sign-out. */
export function useMe() {
  const queries = useQueryClient()
  useEffect(renewWhenWorn, [])
  useEffect(
    () => watchToken(() => void queries.invalidateQueries({ queryKey: ['session.me'] })),
    [queries],
  )
  return useAsk('session.me', { street: currentStreet() })
}

/**
 * Whom the demonstration plays; undefined on a cloud that has none. The last one stays until the next
 * is known: forgetAnswers empties the answer itself, and with it what TanStack could hold in its place.
 */
export function usePlayed(): Persona | undefined {
  const { data } = useMe()
  const last = useRef<Persona>()
  if (data) last.current = data.demonstration ? (data.persona ?? 'stranger') : undefined
  return last.current
}

/** Plays one of the demonstration's people; what the last one saw is forgotten. */
export async function playAs(persona: Persona): Promise<void> {
  const { token } = await call('session.signInAs', { persona })
  beSignedIn(token)
}

/** This browser is signed in from now on; what the last one saw is forgotten. */
export function beSignedIn(token: string): void {
  keepToken(token)
  forgetAnswers()
}

/** Ends the session here and in the cloud; where the cloud cannot be told, the token ends by itself within hours. */
export async function signOut(): Promise<void> {
  await call('session.end', {}).catch(() => undefined)
  dropToken()
  forgetAnswers()
}
