import * as v from 'valibot'
import { action } from './action'
import { AreaCode, Place, Ring, StreetCode } from './wire'

/** The five levels of one tree: street → block → community → lane → micro-grid. */
export const AreaLevel = v.picklist(['street', 'block', 'community', 'lane', 'grid'])
export type AreaLevel = v.InferOutput<typeof AreaLevel>

export const Role = v.picklist([
  'volunteer',
  'grid_head',
  'community_secretary',
  'block_lead',
  'street_staff',
  'supervisor',
  'operator',
  'partner',
  'administrator',
])
export type Role = v.InferOutput<typeof Role>

export const AreaName = v.object({
  code: AreaCode,
  level: AreaLevel,
  zh: v.string(),
  en: v.string(),
})
export type AreaName = v.InferOutput<typeof AreaName>

export const AreaShape = v.object({
  ...AreaName.entries,
  parent: v.nullable(AreaCode),
  ring: Ring,
  demo: v.boolean(),
})
export type AreaShape = v.InferOutput<typeof AreaShape>

export const areasActions = {
  'areas.locate': action({
    says: 'Names the areas that hold a point, from the street down to the smallest one; empty outside every street that this cloud serves.',
    access: 'anyone',
    effect: 'read',
    perMinute: 60,
    errors: [],
    input: v.strictObject({ at: Place }),
    output: v.object({ path: v.array(AreaName) }),
  }),
  'areas.shapes': action({
    says: 'The shapes of one level of a street, for a map and its list. `not_found`: the street is not served here.',
    access: 'anyone',
    effect: 'read',
    perMinute: 60,
    errors: ['not_found'],
    input: v.strictObject({ street: StreetCode, level: AreaLevel }),
    output: v.object({ areas: v.array(AreaShape) }),
  }),
}
