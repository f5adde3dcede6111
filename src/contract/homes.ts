import * as v from 'valibot'
import { action } from './action'
import { AreaName } from './areas'
import { MAX_ADDRESS } from './doors'
import { HomeAnswer, HomeAtDoor, HomeRequest, MyHome, Phone, Relation } from './homes.shapes'
import { MadeInvitation } from './invitations'
import {
  AreaCode,
  BuildingId,
  ClientId,
  Cursor,
  DoorId,
  HomeId,
  StreetCode,
  text,
  Version,
} from './wire'

/** Letters of a name as people call somebody: 王阿婆. */
export const MAX_HOME_NAME = 20
/** Letters of why somebody is refused or no longer belongs. */
export const MAX_HOME_NOTE = 100
/** Homes that one person can have in a street at a time, those asked for included. */
export const MAX_HOMES = 10
/** People who can belong to one door at a time, those who ask included: a dormitory's room. */
export const MAX_AT_DOOR = 200
/** Buildings that a search by words gives at most. */
export const MAX_BUILDINGS_FOUND = 20
/** Letters that anything scanned may have. */
export const MAX_SCANNED = 2000

const Name = text(MAX_HOME_NAME)
const Which = { street: StreetCode, home: HomeId, version: Version }
const Note = text(MAX_HOME_NOTE)
const AtDoor = v.object({ home: HomeAtDoor })
const refusals = ['sign_in', 'forbidden', 'not_found'] as const

export const homesActions = {
  'homes.mine': action({
    says: 'Where the person who asks belongs, and for whom they answer: each home with its door, its grid, who confirms it and, once confirmed, its household.',
    access: 'person',
    effect: 'read',
    perMinute: 60,
    errors: ['sign_in'],
    input: v.strictObject({ street: StreetCode }),
    output: v.object({ homes: v.array(MyHome) }),
  }),
  'homes.look': action({
    says: 'What a grid’s code leads to: its grid, before anything is asked of anybody. `not_found`: the code is not a grid’s, or has ended.',
    access: 'anyone',
    effect: 'read',
    perMinute: 60,
    errors: ['not_found'],
    input: v.strictObject({ street: StreetCode, scanned: text(MAX_SCANNED) }),
    output: v.object({ area: AreaName }),
  }),
  'homes.buildings': action({
    says: 'Buildings whose address has these words, those of a scanned grid first. An address is no secret, who lives there is: no people, no counts.',
    access: 'person',
    effect: 'read',
    perMinute: 60,
    errors: ['sign_in'],
    input: v.strictObject({
      street: StreetCode,
      words: text(MAX_ADDRESS),
      scanned: v.optional(text(MAX_SCANNED)),
    }),
    output: v.object({
      buildings: v.array(v.object({ building: BuildingId, address: v.string(), area: AreaName })),
    }),
  }),
  'homes.rooms': action({
    says: 'The units and rooms of one building, to choose one’s own.',
    access: 'person',
    effect: 'read',
    perMinute: 20,
    errors: ['sign_in', 'not_found'],
    input: v.strictObject({ street: StreetCode, building: BuildingId }),
    output: v.object({
      address: v.string(),
      doors: v.array(v.object({ door: DoorId, unit: v.string(), room: v.string() })),
    }),
  }),
  'homes.join': action({
    says: 'Belongs to a grid by the code that hangs in it, at once; or asks to belong to a door, which somebody of its household or whoever answers for its grid confirms. The same client id again answers the first one. `conflict`: they belong there already, or to as many as one can. `not_found`: no such door, or the code is not a grid’s. `invalid` with `field` to.scanned: the code of another grid than the door’s. `unavailable`: nobody of the street can confirm, or the content check does not answer.',
    access: 'person',
    effect: 'write',
    perMinute: 10,
    errors: ['sign_in', 'not_found', 'conflict', 'content_refused', 'unavailable'],
    input: v.strictObject({
      street: StreetCode,
      client: ClientId,
      to: v.variant('is', [
        v.strictObject({ is: v.literal('grid'), scanned: text(MAX_SCANNED) }),
        v.strictObject({
          is: v.literal('door'),
          door: DoorId,
          scanned: v.optional(text(MAX_SCANNED)),
        }),
      ]),
      relation: Relation,
      name: Name,
      phone: v.optional(Phone),
      agreed: v.literal(true),
    }),
    output: v.object({ home: MyHome }),
  }),
  'homes.leave': action({
    says: 'Belongs there no longer, by the person or by whoever answers for them. `conflict`: somebody changed it meanwhile.',
    access: 'person',
    effect: 'write',
    perMinute: 20,
    errors: ['sign_in', 'not_found', 'conflict'],
    input: v.strictObject(Which),
    output: v.object({ left: v.literal(true) }),
  }),
  'homes.answer': action({
    says: 'Confirms or refuses somebody who asked to belong to a door: whoever leads an area around it does either, one of its confirmed household only confirms. Never one’s own. `conflict`: answered, changed or taken back meanwhile. `unavailable`: the content check does not answer.',
    access: 'person',
    effect: 'write',
    perMinute: 60,
    errors: [...refusals, 'conflict', 'content_refused', 'unavailable'],
    input: v.strictObject({ ...Which, answer: HomeAnswer, note: v.optional(Note) }),
    output: AtDoor,
  }),
  'homes.enter': action({
    says: 'Enters somebody without a phone, who has agreed to it, at a door: by whoever leads an area around it, or by one of its confirmed household, who then answers for them. The same client id again answers the first one. `conflict`: the door is full. `unavailable`: the content check does not answer.',
    access: 'person',
    effect: 'write',
    perMinute: 30,
    errors: [...refusals, 'conflict', 'content_refused', 'unavailable'],
    input: v.strictObject({
      street: StreetCode,
      client: ClientId,
      door: DoorId,
      relation: Relation,
      name: Name,
      phone: v.optional(Phone),
      agreed: v.literal(true),
    }),
    output: AtDoor,
  }),
  'homes.entrust': action({
    says: 'Lets somebody of the same door answer for a person, or no longer: by the person, by who answers for them already, or, where the person has no account, by whoever leads an area around it. `conflict`: somebody changed it meanwhile, or one of the two is not confirmed there.',
    access: 'person',
    effect: 'write',
    perMinute: 20,
    errors: [...refusals, 'conflict'],
    input: v.strictObject({ ...Which, to: HomeId, trusted: v.boolean() }),
    output: AtDoor,
  }),
  'homes.changePhone': action({
    says: 'Keeps another phone number, or none, for the person of a home: by the person, by who answers for them, or, where they have no account, by whoever leads an area around it. The number is sealed; the history keeps that it changed, never the number. `conflict`: somebody changed it meanwhile, or the home is over.',
    access: 'person',
    effect: 'write',
    perMinute: 10,
    errors: [...refusals, 'conflict'],
    input: v.strictObject({ ...Which, phone: v.nullable(Phone) }),
    output: AtDoor,
  }),
  'homes.end': action({
    says: 'Takes somebody off a door or a grid, with why (moved away, died, entered twice): by whoever leads an area around it. `conflict`: somebody changed it meanwhile. `unavailable`: the content check does not answer.',
    access: 'appointed',
    effect: 'write',
    perMinute: 30,
    errors: [...refusals, 'conflict', 'content_refused', 'unavailable'],
    input: v.strictObject({ ...Which, note: Note }),
    output: v.object({ ended: v.literal(true) }),
  }),
  'homes.asked': action({
    says: 'Who waits to be confirmed in the areas that the person who asks leads, the first due first.',
    access: 'appointed',
    effect: 'read',
    perMinute: 60,
    errors: ['sign_in', 'forbidden'],
    input: v.strictObject({ street: StreetCode, after: v.optional(Cursor) }),
    output: v.object({ asked: v.array(HomeRequest), next: v.nullable(Cursor) }),
  }),
  'homes.people': action({
    says: 'Who belongs to the doors of a building, those who ask included, for whoever leads an area around it; a door with nobody is left out. Phones are masked.',
    access: 'appointed',
    effect: 'read',
    perMinute: 60,
    errors: refusals,
    input: v.strictObject({ street: StreetCode, building: BuildingId }),
    output: v.object({
      homes: v.array(HomeAtDoor),
      /** Doors of the building, and those where somebody is confirmed. */
      doors: v.number(),
      registered: v.number(),
    }),
  }),
  'homes.code': action({
    says: 'The code of a micro-grid, to print and to hang up: a scene for WeChat and a link for any camera. `not_found`: no such grid, or not theirs.',
    access: 'appointed',
    effect: 'write',
    perMinute: 20,
    errors: refusals,
    input: v.strictObject({ street: StreetCode, area: AreaCode }),
    output: v.object({ area: AreaName, scene: text(32), link: v.string() }),
  }),
  'homes.invite': action({
    says: 'A one-time invitation for the person of a home, by whoever leads an area around it: somebody entered without a phone takes the record over, somebody with a new WeChat account comes back to it. `conflict`: the person holds an office, and comes back by that; or the home is over.',
    access: 'appointed',
    effect: 'write',
    perMinute: 10,
    errors: [...refusals, 'conflict'],
    input: v.strictObject({ street: StreetCode, home: HomeId }),
    output: v.object({ invitation: MadeInvitation }),
  }),
}
