import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Persona } from '@/contract/session'
import { call } from './call'
import { forgetAnswers } from './query'
import { currentStreet } from './street'
import { dropToken, keepToken, watchToken } from './token'
import { useAsk } from './useAction'

/** Who asks and what this cloud is; asked again at every sign-in and sign-out. */
export function useMe() {
  const queries = useQueryClient()
  useEffect(
    () => watchToken(() => void queries.invalidateQueries({ queryKey: ['session.me'] })),
    [queries],
  )
  return useAsk('session.me', { street: currentStreet() })
}

/** Plays one of the demonstration's people; what the last one saw is forgotten. */
export async function playAs(persona: Persona): Promise<void> {
  const { token } = await call('session.signInAs', { persona })
  keepToken(token)
  forgetAnswers()
}

/** Ends the session here and in the cloud; where the cloud cannot be told, the token ends by itself within hours. */
export async function signOut(): Promise<void> {
  await call('session.end', {}).catch(() => undefined)
  dropToken()
  forgetAnswers()
}
