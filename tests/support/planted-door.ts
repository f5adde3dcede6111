import type { EventDraft } from '@/contract/events'
import type { MySignup } from '@/contract/signups'
import type {
  ClientId,
  EventId,
  EventRoleId,
  Mobile,
  Place,
  ShiftId,
  StreetCode,
} from '@/contract/wire'
import type { CallAs } from './planted-homes'

const street = '310101002' as StreetCode
const HOUR = 3_600_000
const GUIZHOU: Place = { lng: 121.4745, lat: 31.2368 }
const ROLE = 'dddddddddd' as EventRoleId
const SHIFT = 'hhhhhhhhhh' as ShiftId

/** An event whose door has just opened, with whoever has signed up for it. */
export interface PlantedDoor {
  street: StreetCode
  event: EventId
  /** Of the demonstration's resident: a party of two, one of them a child. */
  party: MySignup
  /** Of the demonstration's volunteer: a shift, and the right to keep the door. */
  volunteer: MySignup
}

function draftAt(now: number): EventDraft {
  const at = (hours: number) => new Date(now + hours * HOUR).toISOString()
  return {
    title: { zh: '旧衣改造课', en: 'Mending class' },
    words: { zh: '带一件旧衣服来，大家一起改。', en: 'Bring something to mend.' },
    where: {
      ...{ by: 'point', at: GUIZHOU },
      words: { zh: '贵州路弄堂口', en: 'Guizhou Road gate' },
    },
    ...{ opens: at(-24), closes: at(2), door: at(-0.5), starts: at(0.5), ends: at(2.5) },
    ...{ capacity: 20, maxParty: 4, children: true, minimum: null, questions: [] },
    ...{ audience: { to: 'anyone' }, phone: '13800000001' as Mobile, forgetDays: 30 },
    roles: [
      {
        ...{ role: ROLE, name: { zh: '引导', en: 'Usher' }, door: true },
        brief: {
          zh: '站在弄堂口给大家指路，轮椅走右边的坡道。',
          en: 'Stand at the gate and show the way; wheelchairs take the ramp on the right.',
        },
      },
    ],
    shifts: [{ shift: SHIFT, role: ROLE, from: at(0), until: at(2.5), seats: 2 }],
  }
}

/**
 * @param now ms, what the cloud's clock says
 * @param nth another one of the same for a test that needs one of its own
 */
export async function plantDoor(call: CallAs, now: number, nth = 1): Promise<PlantedDoor> {
  const client = (name: string) => `planteddoor${name}${nth}`.padEnd(24, '0') as ClientId
  const made = await call('street_staff', 'events.create', {
    ...{ street, client: client('event'), publish: true, draft: draftAt(now) },
  })
  const { event } = made.event
  const agreed = { street, event, answers: {}, guardian: true, agreed: true } as const
  const shifts = made.event.shifts.map(({ shift }) => shift)
  const { signup: party } = await call('resident', 'signups.make', {
    ...{ ...agreed, client: client('party'), name: '王阿婆', shifts: [] },
    phone: '13900004321' as Mobile,
    guests: [
      { name: '王阿婆', child: false },
      { name: '小宝', child: true },
    ],
  })
  const { signup: volunteer } = await call('volunteer', 'signups.make', {
    ...{ ...agreed, client: client('shift'), name: '周晓明', guests: [], shifts },
  })
  return { street, event, party, volunteer }
}
