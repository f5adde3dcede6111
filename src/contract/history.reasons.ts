import * as v from 'valibot'
import { reason } from './reason'

/** Why a step on a thing is refused, whatever its noun. */
export const historyReasons = [
  /** `conflict`: somebody changed the thing; `fields` as its history names them, `by` null where unknown. */
  reason('changed', { by: v.nullable(v.string()), fields: v.array(v.string()) }),
]
