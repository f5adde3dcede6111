import nacl from 'tweetnacl'
import type { InputOf, OutputOf } from '@/contract'
import type { DoorEntry, DoorEvent, DoorLine } from '@/contract/checkins'
import { withEntry } from '@/contract/door.rules'
import type { EventView } from '@/contract/events'
import type { MySignup, SignupPlace } from '@/contract/signups'
import { asciiBytes, ticketBody, ticketExpires } from '@/contract/tickets.rules'
import type { DeviceId, EventId, PlaceId, ShiftId, SignupId, TicketKeyId } from '@/contract/wire'
import { STREET } from './samples'

/** A door and whoever comes to it, as the contract has them, for page tests. */

const id = (letter: string, n: number) => `${letter}${String(n).padStart(9, '0')}`
export const eventId = (n: number) => id('e', n) as EventId
export const signupId = (n: number) => id('s', n) as SignupId
export const placeId = (n: number) => id('p', n) as PlaceId
export const SHIFT = id('h', 1) as ShiftId

/** The day of samples.ts: the door opens at 13:30 in Shanghai, and it lasts from 14:00 to 16:00. */
export const TIMES = {
  door: '2026-11-23T05:30:00.000Z',
  starts: '2026-11-23T06:00:00.000Z',
  ends: '2026-11-23T08:00:00.000Z',
}
export const TITLE = { zh: '旧衣改造课', en: 'Mending class' }
const GUIDE = { zh: '引导', en: 'Usher' }

export const about = (event: EventId, is: Partial<DoorEvent> = {}): DoorEvent => ({
  ...{ street: STREET, event, title: TITLE, ...TIMES, capacity: 40, phone: '13800000001' },
  ...{ calledOff: false, roles: [{ shift: SHIFT, name: GUIDE }] },
  ...is,
})

const times = { from: TIMES.starts, until: TIMES.ends, came: null, left: null }

export const seat = (n: number, name: string, is: Partial<SignupPlace> = {}): SignupPlace => ({
  ...{ place: placeId(n), is: 'guest', shift: null, name, child: false, held: true },
  ...times,
  ...is,
})

export const line = (n: number, name: string, is: Partial<DoorLine> = {}): DoorLine => ({
  ...{ signup: signupId(n), name, tail: '4321', stands: 'held', walkIn: false },
  places: [seat(n * 10, name)],
  ...is,
})

/** 王阿婆 with her grandson, and a shift besides. */
export const wang = (): DoorLine =>
  line(1, '王阿婆', {
    places: [
      seat(10, '王阿婆'),
      seat(11, '小宝', { child: true }),
      seat(12, '王阿婆', { is: 'shift', shift: SHIFT }),
    ],
  })

const pair = nacl.sign.keyPair.fromSeed(new Uint8Array(32).fill(7))
const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
const KEY = id('k', 1) as TicketKeyId
export const keys = [{ key: KEY, public: base64url(pair.publicKey) }]

/** A ticket as the cloud signs it, or, by another key, as somebody forges it. */
export function ticket(event: EventId, signup: SignupId, { forged = false } = {}): string {
  const expires = ticketExpires(Date.parse(TIMES.ends))
  const body = ticketBody({ key: KEY, street: STREET, event, signup, expires })
  const secret = forged ? nacl.sign.keyPair().secretKey : pair.secretKey
  return `${body}.${base64url(nacl.sign.detached(asciiBytes(body), secret))}`
}

type Opened = OutputOf<'checkins.open'>
type Synced = OutputOf<'checkins.sync'>

/** A cloud behind one device: its roster, what it was told, and what it has to tell. */
export function doorCloud(event: EventId, lines: DoorLine[], is: Partial<Synced> = {}) {
  const kept: DoorEntry[] = []
  const after = (one: DoorLine) =>
    kept.filter(({ signup }) => signup === one.signup).reduce(withEntry, one)
  const now = () => new Date(Date.now()).toISOString()
  const share = { given: 5, giveBack: 0 }
  return {
    kept,
    answers: {
      'checkins.open': (): Opened => ({
        ...{ device: id('d', 1) as DeviceId, about: about(event), keys, share, now: now() },
        code: { prefix: `https://home.example.cn/s/d${STREET}${id('d', 1)}`, secret: 'secret' },
      }),
      'checkins.sync': ({ entries }: InputOf<'checkins.sync'>): Synced => {
        kept.push(...(entries as DoorEntry[]))
        return {
          results: entries.map(({ seq, way }) => ({ seq, is: 'kept', outcome: way })),
          ...{
            lines: lines.map(after),
            tick: 1,
            more: false,
            conflicts: [],
            keys,
            share,
            about: about(event),
          },
          ...{ wipe: false, now: now() },
          ...is,
        }
      },
      'checkins.close': { closed: true as const },
    },
  }
}

/** The same sign-up as whoever has it sees it. */
export const mySignup = (event: EventId, is: Partial<MySignup> = {}): MySignup => ({
  ...{ street: STREET, signup: signupId(1), event, state: 'confirmed', seats: 2, version: 1 },
  places: wang().places as SignupPlace[],
  ...{ ahead: null, offerUntil: null, ticket: null, answers: null },
  about: {
    ...{ title: TITLE, state: 'published', ...TIMES, phone: '13800000001' },
    where: { zh: '贵州路邻里客厅', en: 'Guizhou Road Living Room' },
    at: { lng: 121.4795, lat: 31.2349 },
    briefs: [
      {
        ...{ shift: SHIFT, role: GUIDE, door: true },
        words: { zh: '站在门口，告诉来的人往哪里走。', en: 'Stand at the door and show the way.' },
      },
    ],
  },
  made: '2026-11-20T06:00:00.000Z',
  can: { cancel: false, change: false, answer: false },
  ...is,
})

/** Its places, come and left as said. */
export const placesBeing = (is: Partial<SignupPlace>): SignupPlace[] =>
  (wang().places as SignupPlace[]).map((place) => ({ ...place, ...is }))

export const eventView = (event: EventId, is: Partial<EventView> = {}): EventView => ({
  ...{ street: STREET, event, series: null, state: 'published', title: TITLE },
  ...{ opens: '2026-11-01T00:00:00.000Z', closes: TIMES.starts, ...TIMES },
  ...{ capacity: 40, free: 10, waiting: 0, volunteers: 0, metres: null, notForMe: false },
  place: {
    ...{ site: null, name: { zh: '贵州路邻里客厅' }, at: { lng: 121.4795, lat: 31.2349 } },
    area: { code: STREET as never, level: 'street', zh: '南京东路街道', en: 'Nanjing East Road' },
  },
  ...{ demo: false, words: { zh: '带一件旧衣服来。' }, address: null, maxParty: 4, children: true },
  ...{ minimum: null, questions: [], audience: { to: 'anyone' }, audienceAreas: [], roles: [] },
  ...{
    shifts: [],
    forgetDays: 30,
    forgotten: '2026-12-23T16:00:00.000Z',
    cancelled: null,
    version: 1,
  },
  organiser: { name: '陆佳怡', role: 'street_staff', operator: null, phone: '13800000001' },
  can: { edit: false, publish: false, cancel: false, holdAnyway: false, run: true },
  ...is,
})
