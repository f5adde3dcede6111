import { hoursProblems } from '@/contract/hours.rules'
import type { SiteChanges } from '@/contract/sites'
import type { AreaCode, Place, StreetCode } from '@/contract/wire'
import { locate } from '../areas/repository'
import type { Db } from '../database/database'
import { AppError } from '../errors'
import { countPoints, type SiteRow } from './repository/reads'

/** The smallest area that holds a place. @throws AppError('invalid') outside the street */
export async function areaAt(db: Db, street: StreetCode, at: Place): Promise<AreaCode> {
  const smallest = (await locate(db, street, at)).at(-1)
  if (!smallest) throw new AppError('invalid', '这个位置不在本街道的范围里', 'at')
  return smallest.code
}

/** What the contract alone cannot refuse. @throws AppError('invalid') */
export async function demandSound(db: Db, site: SiteRow, changes: SiteChanges): Promise<void> {
  const [problem] = changes.hours ? hoursProblems(changes.hours) : []
  if (problem) {
    const words = problem.problem === 'overlap' ? '两段时间重叠了' : '这一条被前面的盖住了'
    throw new AppError('invalid', words, `changes.hours.${problem.field}`)
  }
  if (changes.stops && changes.stops.length > 0) {
    const stops = new Set(changes.stops)
    const points = await countPoints(db, site.street, [...stops])
    if (site.kind !== 'line' || points !== stops.size) {
      throw new AppError('invalid', '线路由本街道的点位连成', 'changes.stops')
    }
  }
  if (changes.ring && site.kind !== 'area') {
    throw new AppError('invalid', '只有“面”才有范围', 'changes.ring')
  }
}

/** Everything in a change that others will read. */
export const wordsIn = (changes: SiteChanges): string[] => {
  const texts = [changes.name, changes.address, changes.intro]
  const notes = changes.hours?.exceptions.map(({ note }) => note) ?? []
  return [...texts, ...notes].flatMap((text) => (text ? [text.zh, text.en ?? ''] : []))
}
