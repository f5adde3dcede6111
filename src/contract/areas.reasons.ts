import * as v from 'valibot'
import { reason } from './reason'

/** What hangs on an area, and how much of it. */
export const AreaUse = v.object({
  area: v.object({ zh: v.string(), en: v.string() }),
  thing: v.picklist(['appointments', 'sites', 'doors', 'homes', 'reports', 'events']),
  count: v.number(),
})
export type AreaUse = v.InferOutput<typeof AreaUse>

/** Why boundaries stay as they are, or a place does not fit. */
export const areasReasons = [
  /** `conflict`: boundaries are undone from the newest version back, and this one came later. */
  reason('later_version', { version: v.number() }),
  /** `conflict`: things hang on areas that would be taken away; the first few. */
  reason('areas_in_use', { uses: v.array(AreaUse) }),
  /** `invalid`: the place lies in another street, or in none. */
  reason('outside_street', {}),
]
