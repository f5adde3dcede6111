import { useCallback, useEffect, useState } from 'react'
import { browserHint } from '@/client/browser-hint'
import { CallRefused, call } from '@/client/call'
import { beSignedIn } from '@/client/session'
import { currentStreet } from '@/client/street'
import type { OutputOf } from '@/contract'
import { SIGNIN_MINUTES } from '@/contract/session.signin'

export interface Asked extends OutputOf<'session.ask'> {
  /** By this browser's own clock, ms. */
  until: number
}

export type Signin =
  | { is: 'asking' }
  | { is: 'failed'; error: unknown }
  | { is: 'asked'; asked: Asked }
  | { is: 'refused' | 'expired' | 'signed' }

const LASTS_MS = SIGNIN_MINUTES * 60_000
/** Whoever has the phone in hand waits for this; later polls may take their time. */
const FIRST_MS = 2000
const EAGER_MS = 60_000
const LATER_MS = 4000

const pauseAt = (asked: Asked, now: number) =>
  asked.until - now > LASTS_MS - EAGER_MS ? FIRST_MS : LATER_MS

/** What became of it; undefined where there is nothing to tell yet, no network included. */
async function collect({ request, key }: Asked): Promise<Signin['is'] | undefined> {
  try {
    const collected = await call('session.collect', { request, key })
    if (collected.state === 'asked') return undefined
    if (collected.state !== 'signed') return collected.state === 'refused' ? 'refused' : 'expired'
    beSignedIn(collected.token)
    return 'signed'
  } catch (error) {
    return error instanceof CallRefused && error.code === 'not_found' ? 'expired' : undefined
  }
}

/** Polls until somebody answered on a phone, or until the time is over. */
function usePolling(signin: Signin, tell: (signin: Signin) => void): void {
  const asked = signin.is === 'asked' ? signin.asked : undefined
  useEffect(() => {
    if (!asked) return
    let timer: ReturnType<typeof setTimeout>
    let left = false
    const poll = async () => {
      const is = await collect(asked)
      if (left) return
      if (is === 'refused' || is === 'expired' || is === 'signed') return tell({ is })
      if (Date.now() > asked.until) return tell({ is: 'expired' })
      wait()
    }
    const wait = () => {
      timer = setTimeout(() => void poll(), pauseAt(asked, Date.now()))
    }
    wait()
    return () => {
      left = true
      clearTimeout(timer)
    }
  }, [asked, tell])
}

/** A request of this browser to be signed in, from the code to the token. */
export function useSignin() {
  const [signin, setSignin] = useState<Signin>({ is: 'asking' })
  const ask = useCallback(async () => {
    setSignin({ is: 'asking' })
    try {
      const input = { street: currentStreet(), browser: browserHint() }
      const asked = await call('session.ask', input)
      setSignin({ is: 'asked', asked: { ...asked, until: Date.now() + LASTS_MS } })
    } catch (error) {
      setSignin({ is: 'failed', error })
    }
  }, [])
  useEffect(() => {
    void ask()
  }, [ask])
  usePolling(signin, setSignin)
  return { signin, ask: () => void ask() }
}
