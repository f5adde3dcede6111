import type { HoursException } from '@/contract/hours'
import type { Need, SiteKind } from '@/contract/sites'
import type { Day, Place } from '@/contract/wire'

interface Words {
  zh: string
  en: string
}

/** A site of the demonstration. All of them are invented; the roads that they stand on are real. */
export interface DemoSite {
  id: string
  /** Id of the code on its wall: stays as it is, so that printed examples keep leading here. */
  code: string
  kind: SiteKind
  name: Words
  address: Words
  at: Place
  needs: Need[]
  /** As staff write it in a sheet (contract/hours-text.rules.ts). */
  hours: string
  /** What is different soon, counted from the day of sowing. */
  exceptions?: (today: Day) => HoursException[]
  intro: Words
  /** No number of Shanghai begins with 0. */
  phone: string | null
  capacity: number | null
  operator: string | null
  /** Visits that people told of within this hour, if it is open then. */
  people?: number
  stops?: string[]
  ring?: Place[]
}
