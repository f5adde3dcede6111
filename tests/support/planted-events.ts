import type { EventDraft, EventView } from '@/contract/events'
import type { Persona } from '@/contract/session'
import type {
  ClientId,
  EventId,
  EventRoleId,
  Mobile,
  ShiftId,
  SiteId,
  StreetCode,
} from '@/contract/wire'
import type { CallAs } from './planted-homes'

const street = '310101002' as StreetCode
/** 贵州路邻里客厅 */
const SITE = 'v1srarvx4j' as SiteId
const HOUR = 3_600_000
const ROLE = 'eeeeeeeeee' as EventRoleId
const DOOR = 'ffffffffff' as EventRoleId
const SHIFTS = ['ggggggggg1', 'ggggggggg2', 'ggggggggg3'] as ShiftId[]

/** What the pages of events and sign-ups are opened with. */
export interface PlantedEvents {
  street: StreetCode
  /** Seats, shifts and questions; the demonstration's resident has a family and a shift there. */
  mending: EventId
  /** Full: the resident has its seat, the volunteer waits. */
  full: EventId
  off: EventId
  draft: EventId
}

function drafting(now: number) {
  const at = (hours: number) => new Date(now + hours * HOUR).toISOString()
  const small: EventDraft = {
    title: { zh: '一对一手机课', en: 'Phone lesson, one to one' },
    words: { zh: '带上手机和充电线，志愿者陪着学。', en: 'Bring your phone and its cable.' },
    where: { by: 'site', site: SITE },
    ...{ opens: at(0), closes: at(100), door: at(99.5), starts: at(100), ends: at(102) },
    ...{ capacity: 1, maxParty: 2, children: true, minimum: null, questions: [] },
    ...{ audience: { to: 'anyone' }, roles: [], shifts: [] },
    ...{ phone: '13800000001' as Mobile, forgetDays: 30 },
  }
  const mending: EventDraft = {
    ...small,
    title: { zh: '旧衣改造课', en: 'Mending class' },
    words: {
      zh: '带一件穿不着的衣服来，改成袋子、围裙或者杯垫。针线和剪刀我们准备。',
      en: 'Bring something that you no longer wear; it becomes a bag, an apron or a coaster. Needles and scissors are there.',
    },
    capacity: 30,
    maxParty: 4,
    minimum: { seats: 8, decides: at(76) },
    questions: [
      {
        ...{ id: 'q1', required: true, answer: { by: 'yes_no' } },
        words: { zh: '会用缝纫机吗', en: 'Can you use a sewing machine' },
      },
      {
        ...{ id: 'q2', required: false, answer: { by: 'words' } },
        words: { zh: '想改什么', en: 'What would you like to make' },
      },
    ],
    roles: [
      {
        ...{ role: DOOR, name: { zh: '签到', en: 'Welcome' }, door: true },
        brief: {
          zh: '站在门口扫大家的票，给第一次来的人指座位。',
          en: 'Scan tickets at the door and show newcomers to a seat.',
        },
      },
      {
        ...{ role: ROLE, name: { zh: '穿针', en: 'Threading' }, door: false },
        brief: { zh: '帮眼睛不方便的人穿针、剪线。', en: 'Thread needles for whoever cannot see.' },
      },
    ],
    shifts: [
      { shift: SHIFTS[0] as ShiftId, role: DOOR, from: at(99.5), until: at(101), seats: 2 },
      { shift: SHIFTS[1] as ShiftId, role: ROLE, from: at(100), until: at(102), seats: 2 },
      { shift: SHIFTS[2] as ShiftId, role: ROLE, from: at(101), until: at(102), seats: 3 },
    ],
  }
  return { small, mending }
}

const client = (name: string) => `plantedevent${name}`.padEnd(24, '0') as ClientId

/** Signs up one of the demonstration's people, with whom they bring. */
function join(call: CallAs, persona: Persona, event: EventView, name: string, more: object = {}) {
  return call(persona, 'signups.make', {
    ...{
      street,
      event: event.event,
      client: client(`${persona.slice(0, 4)}${event.event}`),
    },
    ...{ name, guests: [{ name, child: false }], shifts: [], answers: {} },
    ...{ guardian: false, agreed: true },
    ...more,
  })
}

/** Four events of the street's staff, four days ahead. @param now ms, what the cloud's clock says */
export async function plantEvents(call: CallAs, now: number): Promise<PlantedEvents> {
  const { small, mending: draft } = drafting(now)
  const make = async (name: string, made: EventDraft, publish = true) =>
    (
      await call('street_staff', 'events.create', {
        ...{ street, client: client(name), publish, draft: made },
      })
    ).event
  const mending = await make('mending', draft)
  await join(call, 'resident', mending, '陈家宁', {
    guests: [
      { name: '陈家宁', child: false },
      { name: '小宝', child: true },
    ],
    shifts: [SHIFTS[0]],
    answers: { q1: true, q2: '一只书包' },
    phone: '13800000002',
    guardian: true,
  })
  await join(call, 'grid_head', mending, '李秀兰', { answers: { q1: false } })
  const full = await make('full', small)
  await join(call, 'resident', full, '陈家宁')
  await join(call, 'volunteer', full, '周晓彤')
  const title = { zh: '广场舞教学', en: 'Square dancing' }
  const gone = await make('off', { ...small, title })
  await call('street_staff', 'events.cancel', {
    ...{ street, event: gone.event, version: gone.version, reach: 'this', reason: 'weather' },
    words: '预报有大雨，改期再告诉大家',
  })
  const tree = { zh: '认一棵树', en: 'Adopt a tree' }
  const later = await make('draft', { ...small, title: tree }, false)
  return {
    ...{ street, mending: mending.event, full: full.event },
    ...{ off: gone.event, draft: later.event },
  }
}
