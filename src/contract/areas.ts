import * as v from 'valibot'
import { action } from './action'
import {
  AreaCode,
  Day,
  DivisionCode,
  ImportId,
  Instant,
  PersonId,
  Place,
  Ring,
  StreetCode,
  text,
  Version,
} from './wire'

/** The five levels of one tree: street → block → community → lane → micro-grid. */
export const AreaLevel = v.picklist(['street', 'block', 'community', 'lane', 'grid'])
export type AreaLevel = v.InferOutput<typeof AreaLevel>

export const Role = v.picklist([
  'volunteer',
  'grid_head',
  'lane_head',
  'community_secretary',
  'block_lead',
  'street_staff',
  'supervisor',
  'operator',
  'partner',
  'administrator',
  'party_secretary',
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

/**
 * One question on the way to whoever answers. `vacant`: nobody is appointed. `away`: absent until that
 * day. `unclaimed`: appointed, but has not taken the appointment over yet. `answers`: the end of the
 * way. `keeps`: away too, but nobody stands above.
 */
export const RouteStep = v.object({
  area: AreaName,
  role: Role,
  is: v.picklist(['vacant', 'away', 'unclaimed', 'answers', 'keeps']),
  /** Only in a rehearsal. */
  person: v.nullable(PersonId),
  name: v.nullable(v.string()),
  /** The name of the lead whose stand-in was asked. */
  standsInFor: v.nullable(v.string()),
  until: v.nullable(Day),
})
export type RouteStep = v.InferOutput<typeof RouteStep>

/**
 * Why this area. `border`: it lies on the line between several, the lowest code has it. `gap`: it lies
 * in none of the smallest areas, the nearest has it. `metres`: to that one.
 */
export const Where = v.object({
  is: v.picklist(['inside', 'border', 'gap']),
  others: v.array(AreaName),
  metres: v.number(),
})
export type Where = v.InferOutput<typeof Where>

/** The Party branch that leads an area. */
export const PartyBranch = v.object({
  area: AreaCode,
  name: v.object({ zh: v.string(), en: v.string() }),
  secretary: v.nullable(v.string()),
})
export type PartyBranch = v.InferOutput<typeof PartyBranch>

/** Who is responsible for a place of the street, and why. */
export const Responsible = v.object({
  is: v.literal('here'),
  /** From the street down to the area that has the place. */
  path: v.array(AreaName),
  /** The outline of that area. */
  ring: Ring,
  where: Where,
  steps: v.array(RouteStep),
  answers: v.nullable(v.object({ name: v.string(), role: Role, area: AreaName })),
  party: v.array(PartyBranch),
  /** The version of the boundaries that was asked. */
  version: v.number(),
})
export type Responsible = v.InferOutput<typeof Responsible>

/** Whose a place outside the street is; `division` is null where no boundary that this cloud knows holds it. */
export const Elsewhere = v.object({
  is: v.literal('elsewhere'),
  division: v.nullable(
    v.object({ code: StreetCode, zh: v.string(), en: v.string(), district: v.string() }),
  ),
  hotline: v.string(),
})
export type Elsewhere = v.InferOutput<typeof Elsewhere>

const ResponsibleAnswer = v.variant('is', [Responsible, Elsewhere])

/** Corners that the shapes of one file may have together: every side of a shape is held against every other. */
export const MAX_AREA_CORNERS = 60_000

/** Findings that an answer holds; the worst come first, and whoever mends those finds the rest. */
export const MAX_FINDINGS = 200

/**
 * What is odd about boundaries. `overlap`: two areas of one parent cover the same ground. `outside`: an
 * area reaches out of its parent; both forbid. `gap`: ground of a parent that none of its areas has.
 * `sliver`: one of the three, but so thin or small that it is drawing and not meaning; both only warn.
 */
export const BoundaryFinding = v.object({
  is: v.picklist(['overlap', 'outside', 'gap', 'sliver']),
  /** The area and its parent, the two siblings, or the parent with the gap. */
  areas: v.array(AreaName),
  squareMetres: v.number(),
  /** Where it is, for a map: at most a hundred corners. */
  ring: Ring,
})
export type BoundaryFinding = v.InferOutput<typeof BoundaryFinding>

/** An area in the tree of a version. */
export const TreeArea = v.object({
  ...AreaName.entries,
  parent: v.nullable(AreaCode),
  party: v.nullable(v.object({ zh: v.string(), en: v.string() })),
  /** Names of who leads it, the longest in office first; none where nobody is appointed. */
  leads: v.array(v.string()),
  demo: v.boolean(),
})
export type TreeArea = v.InferOutput<typeof TreeArea>

/** A version of a street's boundaries: it holds from its moment until the next one that was not undone. */
export const AreaVersion = v.object({
  version: Version,
  from: Instant,
  /** Who brought it in; null for the first outline and for what no person did. */
  by: v.nullable(v.string()),
  undone: v.nullable(Instant),
  import: v.nullable(ImportId),
  /** What it did to the version before; null where that was not counted. */
  counts: v.nullable(v.object({ added: v.number(), changed: v.number(), ended: v.number() })),
  inForce: v.boolean(),
})
export type AreaVersion = v.InferOutput<typeof AreaVersion>

/** One of Shanghai's divisions, with the names of those above it, the district first. */
export const Division = v.object({
  code: DivisionCode,
  level: v.picklist(['district', 'street', 'community']),
  zh: v.string(),
  en: v.nullable(v.string()),
  above: v.array(v.object({ code: DivisionCode, zh: v.string() })),
})
export type Division = v.InferOutput<typeof Division>

/** Divisions that one answer holds. */
export const MAX_DIVISIONS = 60

export const areasActions = {
  'areas.responsible': action({
    says: 'Who is responsible for a place and why: its grid, and step by step the person who answers, at a moment now or in the past; for a place outside the street, whose it is. `not_found`: the street is not served here.',
    access: 'anyone',
    effect: 'read',
    perMinute: 60,
    errors: ['not_found'],
    input: v.strictObject({ street: StreetCode, at: Place, on: v.optional(Instant) }),
    output: ResponsibleAnswer,
  }),
  'areas.rehearse': action({
    says: 'The same for staff, with the people named by id, and as if some of them were away.',
    access: 'appointed',
    effect: 'read',
    perMinute: 120,
    errors: ['sign_in', 'forbidden', 'not_found'],
    input: v.strictObject({
      street: StreetCode,
      at: Place,
      on: v.optional(Instant),
      away: v.pipe(v.array(PersonId), v.maxLength(50)),
    }),
    output: ResponsibleAnswer,
  }),
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
    says: 'The shapes of one level of a street, today or in a version of its boundaries, for a map and its list. `not_found`: the street is not served here, or it has no such version.',
    access: 'anyone',
    effect: 'read',
    perMinute: 60,
    errors: ['not_found'],
    input: v.strictObject({
      street: StreetCode,
      level: AreaLevel,
      version: v.optional(Version),
    }),
    output: v.object({ areas: v.array(AreaShape) }),
  }),
  'areas.tree': action({
    says: 'All areas of a street in a version of its boundaries, or in the one in force, with their Party branch and who led them on its last day; parents before children. `not_found`: there is no such version.',
    access: 'appointed',
    effect: 'read',
    perMinute: 60,
    errors: ['sign_in', 'forbidden', 'not_found'],
    input: v.strictObject({ street: StreetCode, version: v.optional(Version) }),
    output: v.object({ version: v.number(), areas: v.array(TreeArea) }),
  }),
  'areas.versions': action({
    says: 'The versions of the boundaries of a street, the newest first, at most a hundred.',
    access: 'appointed',
    effect: 'read',
    perMinute: 60,
    errors: ['sign_in', 'forbidden'],
    input: v.strictObject({ street: StreetCode }),
    output: v.object({ versions: v.array(AreaVersion) }),
  }),
  'areas.divisions': action({
    says: 'Looks up Shanghai’s districts, streets and communities: those right below one, those whose name holds some words, or both; without either, the districts.',
    access: 'anyone',
    effect: 'read',
    perMinute: 60,
    errors: [],
    input: v.strictObject({ under: v.optional(DivisionCode), query: v.optional(text(30)) }),
    output: v.object({ divisions: v.array(Division), more: v.boolean() }),
  }),
}
