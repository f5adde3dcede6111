import * as v from 'valibot'
import { AreaName, Role } from './areas'
import { BuildingId, Day, DoorId, HomeId, Instant, Mobile, Version } from './wire'

/** How somebody belongs to a door: lives there, works there, or looks after somebody who lives there. */
export const Relation = v.picklist(['lives', 'works', 'cares'])
export type Relation = v.InferOutput<typeof Relation>

/** `asked` waits for an answer; the last two are over. */
export const HomeState = v.picklist(['asked', 'confirmed', 'refused', 'left'])
export type HomeState = v.InferOutput<typeof HomeState>

/** By the code that hangs in the grid, by the address alone, entered by whoever leads it, or by somebody of the household. */
export const HomeWay = v.picklist(['code', 'address', 'head', 'household'])
export type HomeWay = v.InferOutput<typeof HomeWay>

export const HomeAnswer = v.picklist(['confirmed', 'refused'])
export type HomeAnswer = v.InferOutput<typeof HomeAnswer>

/** A number that somebody gives to be called on. */
export const Phone = Mobile

export const HomeDoor = v.object({
  door: DoorId,
  building: BuildingId,
  address: v.string(),
  unit: v.string(),
  room: v.string(),
})
export type HomeDoor = v.InferOutput<typeof HomeDoor>

/** Who is asked to confirm a door, and until when; `about`: that year's calendar is missing. */
export const HomeOwner = v.object({
  name: v.string(),
  role: Role,
  due: Day,
  about: v.boolean(),
})
export type HomeOwner = v.InferOutput<typeof HomeOwner>

/** Somebody at a door, as the household and whoever leads an area around it see them. */
export const HomeAtDoor = v.object({
  home: HomeId,
  door: v.nullable(DoorId),
  name: v.string(),
  relation: Relation,
  state: v.picklist(['asked', 'confirmed', 'refused']),
  way: HomeWay,
  /** Whether the person opens the app themself. */
  account: v.boolean(),
  /** Masked; only for the person, who answers for them and who leads an area around it. */
  phone: v.nullable(v.string()),
  /** The homes at this door whose people answer for this person. */
  proxies: v.array(HomeId),
  since: Instant,
  version: Version,
})
export type HomeAtDoor = v.InferOutput<typeof HomeAtDoor>

/** A home of the person who asks, or of one for whom they answer. */
export const MyHome = v.object({
  home: HomeId,
  /** False: of somebody for whom they answer. */
  own: v.boolean(),
  name: v.string(),
  relation: Relation,
  state: v.picklist(['asked', 'confirmed', 'refused']),
  way: HomeWay,
  area: AreaName,
  /** Null where only the grid is known. */
  door: v.nullable(HomeDoor),
  phone: v.nullable(v.string()),
  /** Who was asked to confirm it; null where nobody is to. */
  owner: v.nullable(HomeOwner),
  /** Why it was refused. */
  note: v.nullable(v.string()),
  since: Instant,
  /** Everybody at the door, those who ask and the home itself included; empty until it is confirmed. */
  household: v.array(HomeAtDoor),
  version: Version,
})
export type MyHome = v.InferOutput<typeof MyHome>

/** Somebody who waits to be confirmed. */
export const HomeRequest = v.object({
  home: HomeId,
  name: v.string(),
  relation: Relation,
  way: HomeWay,
  area: AreaName,
  door: HomeDoor,
  since: Instant,
  owner: HomeOwner,
  /** Whether it is this person's to answer, rather than somebody's below or beside them. */
  mine: v.boolean(),
  version: Version,
})
export type HomeRequest = v.InferOutput<typeof HomeRequest>
