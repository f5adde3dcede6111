import type { Role } from '@/contract/areas'
import { leadOf } from '@/contract/areas.rules'
import { levelOf } from '@/contract/reports.rules'
import { drawnAreas } from './areas'
import { headOf } from './heads'
import { people } from './people'
import { street } from './streets'

/** Who has a report of the demonstration, by the way of duty of the cloud: nobody of them is ever away. */

interface Owner {
  owner: string
  owner_role: Role
}

export interface Duty {
  area: string
}

const staffOf = (code: string): Owner[] => {
  const own = code === street
  const staff = own
    ? [people.streetStaff, people.secondStaff, people.thirdStaff]
    : [people.bundStaff]
  const supervisor = own ? people.supervisor : people.bundSupervisor
  return [
    ...staff.map(({ id: owner }) => ({ owner, owner_role: 'street_staff' as const })),
    { owner: supervisor.id, owner_role: 'supervisor' },
  ]
}

/** Grids of the stories that wait for a head. */
const VACANT = `${street}002-g03`

/** Who answers for an area, nearest first, and at the end the street. */
function inTurn({ area }: Duty): Owner[] {
  const code = area.slice(0, 9)
  const path = drawnAreas.find((one) => one.code === area)?.path ?? []
  const led = path.slice(1).filter((one) => code === street && one !== VACANT)
  const leads = led.reverse().map((one) => {
    const level = drawnAreas.find((drawn) => drawn.code === one)?.level ?? 'grid'
    return { owner: headOf(leadOf[level], one), owner_role: leadOf[level] }
  })
  return [...leads, ...staffOf(code)]
}

const found = (owner: Owner | undefined): Owner => {
  if (!owner) throw new Error('the demonstration has somebody for each report')
  return owner
}

/** Who answers for the place. */
export const firstOf = (duty: Duty): Owner => found(inTurn(duty)[0])

/** The street's desk: whoever is longest in office, or while they were away the next. @param away how many were */
export const deskOf = ({ area }: Duty, away = 0): Owner => found(staffOf(area.slice(0, 9))[away])

/** Who holds a role around the place. */
export const leadAt = (duty: Duty, role: Role): Owner =>
  found(inTurn(duty).find(({ owner_role }) => owner_role === role))

/** The next one above a role, and at the street's own level beside it, without some. */
export function above(duty: Duty, role: Role, except: ReadonlySet<string>): Owner {
  const higher = inTurn(duty).filter(
    ({ owner_role }) => levelOf(owner_role) > levelOf(role) || owner_role === 'street_staff',
  )
  return found(higher.find(({ owner }) => !except.has(owner)))
}
