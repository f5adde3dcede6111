import * as v from 'valibot'
import { reason } from './reason'

/** Why doors are not added or taken away; each a `conflict`. */
export const doorsReasons = [
  /** They are there already; the first few, as people say them. */
  reason('doors_there', { doors: v.array(v.string()) }),
  /** People belong to them. */
  reason('doors_in_use', {}),
]
