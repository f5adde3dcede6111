/**
 * What the JavaScript of WeChat and of old phones lacks and our libraries ask for.
 * `app.ts` imports this before anything else; a phone that has the real thing keeps it.
 */

type Listener = () => void

class StandInSignal {
  aborted = false
  reason: unknown
  onabort: Listener | null = null
  private readonly listeners = new Set<Listener>()

  addEventListener(_type: 'abort', listener: Listener) {
    this.listeners.add(listener)
  }

  removeEventListener(_type: 'abort', listener: Listener) {
    this.listeners.delete(listener)
  }

  throwIfAborted() {
    if (this.aborted) throw this.reason
  }

  stop(reason: unknown) {
    if (this.aborted) return
    this.aborted = true
    this.reason = reason
    this.onabort?.()
    for (const listener of this.listeners) listener()
  }
}

/** TanStack Query waits for ever, silently, where this is missing. */
class StandInAbortController {
  readonly signal = new StandInSignal()

  abort(reason: unknown = new Error('aborted')) {
    this.signal.stop(reason)
  }
}

/** Plurals of the two languages that we speak: English counts one apart, Chinese nothing. */
class StandInPluralRules {
  private readonly english: boolean
  private readonly ordinal: boolean

  constructor(locales: string | string[], options?: { type?: string }) {
    const [first = ''] = ([] as string[]).concat(locales)
    this.english = first.startsWith('en')
    this.ordinal = options?.type === 'ordinal'
  }

  select(count: number) {
    if (!this.english) return 'other'
    if (!this.ordinal) return count === 1 ? 'one' : 'other'
    const tens = count % 100
    if (tens >= 11 && tens <= 13) return 'other'
    return ({ 1: 'one', 2: 'two', 3: 'few' } as Record<number, string>)[count % 10] ?? 'other'
  }
}

class StandInNumberFormat {
  format(value: number) {
    const [whole = '', part] = String(value).split('.')
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
    return part === undefined ? grouped : `${grouped}.${part}`
  }
}

function supply(scope: object, name: string, standIn: unknown) {
  const record = scope as Record<string, unknown>
  if (record[name] === undefined) record[name] = standIn
}

supply(globalThis, 'AbortController', StandInAbortController)
supply(globalThis, 'queueMicrotask', (task: () => void) => {
  Promise.resolve().then(task, undefined)
})
supply(globalThis, 'Intl', {})
supply(Intl, 'PluralRules', StandInPluralRules)
supply(Intl, 'NumberFormat', StandInNumberFormat)
