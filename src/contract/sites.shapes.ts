import * as v from 'valibot'
import { AreaName } from './areas'
import { Closure, Hours } from './hours'
import { bilingual, Instant, OperatorId, Place, Ring, SiteId, StreetCode, Version } from './wire'

/** 点 / 线 / 面: one place, an ordered walk of sites, a polygon. */
export const SiteKind = v.picklist(['point', 'line', 'area'])
export type SiteKind = v.InferOutput<typeof SiteKind>

/** What somebody may need to find; each a fact that staff have seen. */
export const Need = v.picklist([
  'step_free',
  'toilet',
  'accessible_toilet',
  'hot_water',
  'seats',
  'charging',
  'wifi',
  'aed',
  'first_aid',
  'nursing_room',
  'umbrella',
  'meals',
  'foreign_languages',
])
export type Need = v.InferOutput<typeof Need>
export const Needs = v.pipe(
  v.array(Need),
  v.maxLength(13),
  v.check((needs) => new Set(needs).size === needs.length),
)

/** How full it is, estimated from visits that people chose to tell; null where nobody did or no capacity is known. */
export const Crowd = v.object({
  people: v.number(),
  capacity: v.number(),
  level: v.picklist(['quiet', 'some', 'busy']),
  at: Instant,
})
export type Crowd = v.InferOutput<typeof Crowd>

/** What visitors gave in the last 90 days, in tenths of a star; never of so few that one could be told apart. */
export const Rating = v.object({ average: v.number(), count: v.number() })
export type Rating = v.InferOutput<typeof Rating>

/** Limits protect a poster and one line of a phone from being overrun. */
export const MAX_SITE_NAME = 30
export const Name = bilingual(MAX_SITE_NAME)
export const Address = bilingual(60)
const Intro = bilingual(400)
export const Phone = v.pipe(v.string(), v.regex(/^\+?[\d -]{3,20}$/))
const Capacity = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5000))

export const SiteCard = v.object({
  street: StreetCode,
  site: SiteId,
  kind: SiteKind,
  name: Name,
  address: Address,
  at: Place,
  needs: Needs,
  hours: Hours,
  closures: v.array(Closure),
  crowd: v.nullable(Crowd),
  /** Metres in a straight line from the point that was asked; null where no point was. */
  metres: v.nullable(v.number()),
  demo: v.boolean(),
})
export type SiteCard = v.InferOutput<typeof SiteCard>

export const Operator = v.object({
  operator: OperatorId,
  name: v.object({ zh: v.string(), en: v.optional(v.string()) }),
  phone: v.nullable(v.string()),
  contractUntil: v.nullable(v.string()),
})
export type Operator = v.InferOutput<typeof Operator>

export const Stop = v.object({ site: SiteId, name: Name, at: Place })

export const SiteView = v.object({
  ...SiteCard.entries,
  intro: v.nullable(Intro),
  phone: v.nullable(v.string()),
  capacity: v.nullable(Capacity),
  operator: v.nullable(Operator),
  /** Null where too few rated it. */
  rating: v.nullable(Rating),
  /** From the street down to the smallest area that holds the site. */
  areas: v.array(AreaName),
  /** The sites of a line in walking order; empty for other kinds. */
  stops: v.array(Stop),
  /** The outline of an area; null for other kinds. */
  ring: v.nullable(Ring),
  retired: v.boolean(),
  version: Version,
  changedAt: Instant,
  can: v.object({
    edit: v.boolean(),
    editPlace: v.boolean(),
    close: v.boolean(),
    print: v.boolean(),
  }),
})
export type SiteView = v.InferOutput<typeof SiteView>

/** Sites of a line in walking order, each a point; one may be passed twice. */
export const Stops = v.pipe(v.array(SiteId), v.maxLength(40))

/** What an operator may change. */
const OperatorFields = {
  intro: v.nullable(Intro),
  phone: v.nullable(Phone),
  needs: Needs,
  capacity: v.nullable(Capacity),
  hours: Hours,
}
/** What only staff may change besides. */
const StaffFields = {
  name: Name,
  address: Address,
  at: Place,
  operator: v.nullable(OperatorId),
  stops: Stops,
  ring: v.nullable(Ring),
}
export const SiteChanges = v.partial(v.strictObject({ ...OperatorFields, ...StaffFields }))
export type SiteChanges = v.InferOutput<typeof SiteChanges>
/** The fields of SiteChanges that ask for staff. */
export const staffFields = Object.keys(StaffFields) as (keyof typeof StaffFields)[]
