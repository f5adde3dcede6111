import { createContext, useContext } from 'react'

/** What the app knows and every view part may need; `app.ts` provides it. */
export interface Surroundings {
  elder: 'off' | 'large' | 'larger'
  online: boolean
  /** For a browser that landed inside the app: there is no page to go back to. */
  goHome: () => void
}

const Context = createContext<Surroundings>({ elder: 'off', online: true, goHome: () => undefined })

export const SurroundingsProvider = Context.Provider

export const useSurroundings = () => useContext(Context)
