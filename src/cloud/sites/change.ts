import { hoursProblems } from '@/contract/hours.rules'
import { ringProblem } from '@/contract/ring.rules'
import type { SiteChanges, SiteKind } from '@/contract/sites'
import type { AreaCode, Place, StreetCode } from '@/contract/wire'
import { listAreasAt } from '../areas/repository/reads'
import type { Db } from '../database/database'
import { AppError } from '../errors'
import { countPoints } from './repository/reads'

/** The area to which a place belongs. @throws AppError('invalid') outside the street */
export async function areaAt(db: Db, street: StreetCode, at: Place): Promise<AreaCode> {
  const [area] = await listAreasAt(db, street, [at])
  if (!area) {
    const words = '这个位置不在本街道的范围里'
    throw new AppError('invalid', words, 'at', { why: 'outside_street' })
  }
  return area.code
}

interface Kind {
  street: StreetCode
  kind: SiteKind
}

/**
 * What the contract alone cannot refuse.
 * @param path before the field of the change in the input
 * @throws AppError('invalid')
 */
export async function demandSound(
  db: Db,
  { street, kind }: Kind,
  { hours, stops, ring }: SiteChanges,
  path = '',
): Promise<void> {
  const [problem] = hours ? hoursProblems(hours) : []
  if (problem) {
    const words = problem.problem === 'overlap' ? '两段时间重叠了' : '这一条被前面的盖住了'
    throw new AppError('invalid', words, `${path}hours.${problem.field}`)
  }
  if (stops && stops.length > 0) {
    const each = new Set(stops)
    const points = await countPoints(db, street, [...each])
    if (kind !== 'line' || points !== each.size) {
      throw new AppError('invalid', '线路由本街道的点位连成', `${path}stops`)
    }
  }
  if (ring && kind !== 'area') throw new AppError('invalid', '只有“面”才有范围', `${path}ring`)
  if (ring && ringProblem(ring)) {
    throw new AppError('invalid', '范围的边线不能交叉，也不能碰到自己', `${path}ring`)
  }
}

/** Everything in a change that others will read. */
export const wordsIn = (changes: SiteChanges): string[] => {
  const texts = [changes.name, changes.address, changes.intro]
  const notes = changes.hours?.exceptions.map(({ note }) => note) ?? []
  return [...texts, ...notes].flatMap((text) => (text ? [text.zh, text.en ?? ''] : []))
}
