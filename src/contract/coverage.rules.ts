import { metresBetween, walkMinutes } from './place.rules'
import type { AreaCode, Place } from './wire'

/** A building with its doors: a share of doors stands for a share of residents. */
export interface Homes {
  at: Place
  area: AreaCode
  doors: number
}

export interface AreaCoverage {
  area: AreaCode
  doors: number
  covered: number
}

export interface Coverage {
  doors: number
  covered: number
  /** Each area that has doors; the least covered first, then by code. */
  areas: AreaCoverage[]
  /** Buildings from where no site is within the walk; the most doors first. */
  white: Homes[]
}

const share = ({ covered, doors }: AreaCoverage) => covered / doors

/** Which doors have a site within a walk of so many minutes, the walk counted as the pages show it. */
export function coverageOf(
  homes: readonly Homes[],
  sites: readonly Place[],
  minutes: number,
): Coverage {
  const areas = new Map<AreaCode, AreaCoverage>()
  const white: Homes[] = []
  for (const home of homes) {
    if (home.doors === 0) continue
    const within = sites.some((site) => walkMinutes(metresBetween(home.at, site)) <= minutes)
    const { doors, covered } = areas.get(home.area) ?? { doors: 0, covered: 0 }
    areas.set(home.area, {
      area: home.area,
      doors: doors + home.doors,
      covered: covered + (within ? home.doors : 0),
    })
    if (!within) white.push(home)
  }
  const counted = [...areas.values()].sort(
    (a, b) => share(a) - share(b) || (a.area < b.area ? -1 : 1),
  )
  const sum = (count: (one: AreaCoverage) => number) =>
    counted.reduce((all, one) => all + count(one), 0)
  return {
    doors: sum((one) => one.doors),
    covered: sum((one) => one.covered),
    areas: counted,
    white: white.sort((a, b) => b.doors - a.doors || a.at.lng - b.at.lng || a.at.lat - b.at.lat),
  }
}
