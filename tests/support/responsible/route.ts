/** Short words for appointments, absences and steps, all in the town on the one day. */
import { type Corner, type ResponsibleCase, spot, town } from './world'

type Appointment = ResponsibleCase['appointments'][number]
type Step = ResponsibleCase['steps'][number]

export const DAY = '2026-05-10'
const LEADS: Record<string, string> = {
  G: 'grid_head',
  L: 'lane_head',
  C: 'community_secretary',
  B: 'block_lead',
  S: 'street_staff',
}

/** The lead of the area unless told otherwise; the id is the person's, so unique where it is. */
export function lead(area: string, person: string, more: Partial<Appointment> = {}): Appointment {
  const role = LEADS[area.charAt(0)]!
  const office = { fromDay: '2026-01-01', untilDay: null, standIn: null }
  return { id: `${area}-${person}`, person, role, area, ...office, ...more }
}

export const off = (person: string, fromDay = DAY, untilDay = DAY) => ({
  person,
  fromDay,
  untilDay,
})

const none = { person: null, standsInFor: null, until: null }
export const vacant = (...areas: string[]) =>
  areas.map((area): Step => ({ area, is: 'vacant', ...none }))
const says =
  (is: Step['is']) =>
  (area: string, person: string, standsInFor: string | null = null): Step => {
    return { area, is, person, standsInFor, until: null }
  }
export const [unclaimed, answers, keeps] = [says('unclaimed'), says('answers'), says('keeps')]
export const away = (
  area: string,
  person: string,
  standsInFor: string | null = null,
  until = DAY,
) => {
  return { ...says('away')(area, person, standsInFor), until }
}

interface Office {
  appointments: Appointment[]
  absences?: ResponsibleCase['absences']
  /** Everybody else has taken over the account. */
  unclaimed?: string[]
  point?: Corner
  grid?: string
  reason?: ResponsibleCase['reason']
}

export function route(title: string, office: Office, ...steps: Step[]): ResponsibleCase {
  const { appointments, absences = [], point = [1, 1], grid = 'G1', reason = 'inside' } = office
  const named = appointments.flatMap(({ person, standIn }) =>
    standIn === null ? [person] : [person, standIn],
  )
  const last = steps.at(-1)
  return {
    title,
    boundaries: [{ number: 1, fromAt: '2026-01-01T00:00:00Z', undone: false, areas: town }],
    point: spot(...point),
    at: `${DAY}T04:00:00Z`,
    appointments,
    absences,
    persons: [...new Set(named)].map((person) => ({
      person,
      claimed: !office.unclaimed?.includes(person),
    })),
    day: DAY,
    grid,
    reason,
    steps,
    person: last?.is === 'answers' || last?.is === 'keeps' ? last.person : null,
  }
}

export const zhao = lead('G1', 'zhao')
export const zhaoOrQian = lead('G1', 'zhao', { standIn: 'qian' })
export const sun = lead('L1', 'sun')
export const wu = lead('S', 'wu')
export const toStreet = vacant('G1', 'L1', 'C1', 'B1')
