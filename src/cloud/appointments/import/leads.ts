import type { Role } from '@/contract/areas'
import type { AreaCode, Day, PersonId } from '@/contract/wire'

/** Roles that one person at a time is expected to hold in an area. */
export const LEADS: readonly Role[] = [
  'grid_head',
  'lane_head',
  'community_secretary',
  'block_lead',
]

/** Days on which somebody leads an area. */
export interface Lead {
  person: PersonId
  name: string
  role: Role
  area: AreaCode
  from: Day
  until: Day | null
}

const place = ({ role, area }: Pick<Lead, 'role' | 'area'>) => `${role} ${area}`
const overlap = (one: Lead, other: Lead) =>
  (one.until === null || one.until >= other.from) &&
  (other.until === null || other.until >= one.from)

/** Names that one sentence holds. */
const MOST_NAMED = 3

/** Who else leads the same area on the same days, the first few. */
export function besides(leads: readonly Lead[]): (lead: Lead) => string[] {
  const there = new Map<string, Lead[]>()
  for (const lead of leads) {
    if (!LEADS.includes(lead.role)) continue
    const others = there.get(place(lead))
    if (others) others.push(lead)
    else there.set(place(lead), [lead])
  }
  return (lead) => {
    const others = there.get(place(lead)) ?? []
    const names = others
      .filter((other) => other.person !== lead.person && overlap(lead, other))
      .map(({ name }) => name)
    return [...new Set(names)].slice(0, MOST_NAMED)
  }
}
