import * as v from 'valibot'
import { action } from './action'
import { AreaName } from './areas'
import { Calendar, Hours } from './hours'
import {
  Address,
  Crowd,
  Name,
  Needs,
  Operator,
  Rating,
  SiteCard,
  SiteChanges,
  SiteKind,
  SiteView,
  Stops,
} from './sites.shapes'
import {
  bilingual,
  ClientId,
  Cursor,
  Instant,
  Place,
  Ring,
  SiteId,
  StreetCode,
  text,
  Version,
} from './wire'

export * from './sites.shapes'

const Which = { street: StreetCode, site: SiteId }
const Step = { ...Which, version: Version }

/** How much of an area's doors a walk reaches. */
export const AreaReach = v.object({ area: AreaName, doors: v.number(), covered: v.number() })
export type AreaReach = v.InferOutput<typeof AreaReach>

export const sitesActions = {
  'sites.near': action({
    says: 'The sites nearest to a point, nearest first, that have all the needs asked for; asks neighbouring streets too where they lie within the radius.',
    access: 'anyone',
    effect: 'read',
    perMinute: 60,
    errors: [],
    input: v.strictObject({
      at: Place,
      needs: Needs,
      metres: v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(5000)),
      limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)),
    }),
    output: v.object({ sites: v.array(SiteCard), calendar: Calendar }),
  }),
  'sites.list': action({
    says: 'All sites of a street by name, a page at a time; with `words` those whose name or address holds them, with `mine` those that who asks may change: none for a stranger. `not_found`: the street is not served here.',
    access: 'anyone',
    effect: 'read',
    perMinute: 60,
    errors: ['not_found'],
    input: v.strictObject({
      street: StreetCode,
      needs: Needs,
      kind: v.optional(SiteKind),
      words: v.optional(text(30)),
      mine: v.optional(v.literal(true)),
      after: v.optional(Cursor),
    }),
    output: v.object({ sites: v.array(SiteCard), calendar: Calendar, next: v.nullable(Cursor) }),
  }),
  'sites.coverage': action({
    says: 'The share of doors from where a site with all the needs is within a walk of so many minutes, area by area with the least first, and the buildings from where none is; only counts and places, no addresses. `not_found`: the street is not served here.',
    access: 'anyone',
    effect: 'read',
    perMinute: 30,
    errors: ['not_found'],
    input: v.strictObject({
      street: StreetCode,
      minutes: v.picklist([5, 10, 15]),
      needs: Needs,
    }),
    output: v.object({
      doors: v.number(),
      covered: v.number(),
      areas: v.array(AreaReach),
      /** The hundred with the most doors. */
      white: v.array(v.object({ at: Place, doors: v.number() })),
      sites: v.array(Place),
    }),
  }),
  'sites.get': action({
    says: 'Everything that a reader sees of a site. `not_found`: no such site, or one that staff took down.',
    access: 'anyone',
    effect: 'read',
    perMinute: 120,
    errors: ['not_found'],
    input: v.strictObject(Which),
    output: v.object({ site: SiteView, calendar: Calendar }),
  }),
  'sites.visit': action({
    says: 'Counts somebody in, without keeping who; once per person and site within a stay. `not_found` as sites.get.',
    access: 'anyone',
    effect: 'write',
    perMinute: 10,
    errors: ['not_found'],
    input: v.strictObject({ ...Which, client: ClientId }),
    output: v.object({ counted: v.boolean(), crowd: v.nullable(Crowd) }),
  }),
  'sites.rate': action({
    says: 'Gives a site one to five stars, without keeping who; again within 30 days changes what was given, later it counts anew. `not_found` as sites.get.',
    access: 'anyone',
    effect: 'write',
    perMinute: 10,
    errors: ['not_found'],
    input: v.strictObject({
      ...Which,
      client: ClientId,
      stars: v.picklist([1, 2, 3, 4, 5]),
    }),
    output: v.object({ rating: v.nullable(Rating) }),
  }),
  'sites.close': action({
    says: 'Closes early until the present opening ends, or until a moment given. `conflict`: it is shut already, or somebody changed the site.',
    access: 'appointed',
    effect: 'write',
    perMinute: 20,
    errors: ['sign_in', 'forbidden', 'not_found', 'conflict', 'content_refused'],
    input: v.strictObject({ ...Step, until: v.optional(Instant), note: v.optional(bilingual(60)) }),
    output: v.object({ site: SiteView }),
  }),
  'sites.reopen': action({
    says: 'Takes an early closing back. `conflict`: nothing is closed early, or somebody changed the site.',
    access: 'appointed',
    effect: 'write',
    perMinute: 20,
    errors: ['sign_in', 'forbidden', 'not_found', 'conflict'],
    input: v.strictObject(Step),
    output: v.object({ site: SiteView }),
  }),
  'sites.update': action({
    says: 'Changes what is named and leaves the rest. `conflict`: somebody changed the site meanwhile; `forbidden` also where an operator asks for a field of staff.',
    access: 'appointed',
    effect: 'write',
    perMinute: 20,
    errors: ['sign_in', 'forbidden', 'not_found', 'conflict', 'content_refused'],
    input: v.strictObject({ ...Step, changes: SiteChanges }),
    output: v.object({ site: SiteView }),
  }),
  'sites.create': action({
    says: 'Adds a site and its code; the same client id again answers the same site. `invalid` with `field` at, stops or ring: outside the street, not points of it, or an outline that crosses itself.',
    access: 'appointed',
    effect: 'write',
    perMinute: 20,
    errors: ['sign_in', 'forbidden', 'content_refused'],
    input: v.strictObject({
      street: StreetCode,
      client: ClientId,
      kind: SiteKind,
      name: Name,
      address: Address,
      at: Place,
      needs: Needs,
      hours: Hours,
      /** The walk of a line. */
      stops: v.optional(Stops),
      /** The outline of an area. */
      ring: v.optional(Ring),
    }),
    output: v.object({ site: SiteView }),
  }),
  'sites.retire': action({
    says: 'Takes a site down from every list and page, or puts it back; nothing is deleted. `conflict`: somebody changed the site meanwhile.',
    access: 'appointed',
    effect: 'write',
    perMinute: 20,
    errors: ['sign_in', 'forbidden', 'not_found', 'conflict'],
    input: v.strictObject({ ...Step, retired: v.boolean() }),
    output: v.object({ site: SiteView }),
  }),
  'sites.poster': action({
    says: 'What the code on the wall holds: a scene for WeChat and a link for any camera.',
    access: 'appointed',
    effect: 'read',
    perMinute: 60,
    errors: ['sign_in', 'forbidden', 'not_found'],
    input: v.strictObject(Which),
    output: v.object({ site: SiteView, calendar: Calendar, scene: text(32), link: v.string() }),
  }),
  'sites.replaceCode': action({
    says: 'Ends the code on the wall, because it was copied or damaged; the next poster has a new one. `conflict`: somebody changed the site meanwhile.',
    access: 'appointed',
    effect: 'write',
    perMinute: 10,
    errors: ['sign_in', 'forbidden', 'not_found', 'conflict'],
    input: v.strictObject(Step),
    output: v.object({ site: SiteView }),
  }),
  'sites.operators': action({
    says: 'The operators of a street, for choosing one.',
    access: 'appointed',
    effect: 'read',
    perMinute: 60,
    errors: ['sign_in', 'forbidden'],
    input: v.strictObject({ street: StreetCode }),
    output: v.object({ operators: v.array(Operator) }),
  }),
}
