import type { AreaUse } from '@/contract/areas.reasons'
import { dayOf } from '@/contract/calendar.rules'
import type { AreaCode, Bilingual, StreetCode } from '@/contract/wire'
import type { Db } from '../../database/database'
import { conflict } from '../../errors'
import type { ImportStep } from '../../imports/importer'
import type { Hanging, Registers } from '../../registers'

/** Counted things, after their number. */
export const thingWords: Record<AreaUse['thing'], { zh: string; en: string }> = {
  appointments: { zh: '项任命', en: 'appointments' },
  sites: { zh: '个站点', en: 'sites' },
  doors: { zh: '户门户', en: 'doors' },
  homes: { zh: '位居民', en: 'residents' },
  events: { zh: '活动', en: 'events' },
  reports: { zh: '件没办完的工单', en: 'open reports' },
}

type Named = readonly { code: AreaCode; name: Bilingual }[]
type Use = AreaUse & { code: AreaCode }
type Hung = Awaited<ReturnType<Hanging['count']>>

function usesFrom(areas: Named, thing: Hanging['thing'], hung: Hung): Use[] {
  return hung.flatMap(({ area: code, count }) => {
    const name = areas.find((area) => area.code === code)?.name
    return name ? [{ code, area: { zh: name.zh, en: name.en ?? name.zh }, thing, count }] : []
  })
}

const codesOf = (areas: Named) => areas.map(({ code }) => code)

/** What hangs on areas, as the nouns that registered say. */
export async function usesOf(
  db: Db,
  street: StreetCode,
  areas: Named,
  { hanging }: Pick<Registers, 'hanging'>,
): Promise<Use[]> {
  const uses: Use[] = []
  for (const { thing, count } of hanging) {
    uses.push(...usesFrom(areas, thing, await count(db, street, codesOf(areas))))
  }
  return uses
}

/** What would be nobody's where these areas end. */
export async function holdsOf(
  db: Db,
  street: StreetCode,
  areas: Named,
  { wiring: { hanging }, now }: Pick<ImportStep, 'wiring' | 'now'>,
): Promise<Use[]> {
  const uses: Use[] = []
  for (const { thing, holding } of hanging) {
    if (!holding) continue
    uses.push(...usesFrom(areas, thing, await holding(db, street, codesOf(areas), dayOf(now))))
  }
  return uses
}

/** Things that one sentence names. */
const MOST_NAMED = 5

/** @throws AppError('conflict') where there are such uses, with what to do. @param todo 请先移走再撤回 */
export function demandNone(uses: readonly AreaUse[], todo: string): void {
  if (uses.length === 0) return
  const first = uses.slice(0, MOST_NAMED).map(({ area, thing, count }) => ({ area, thing, count }))
  const said = first.map(({ area, thing, count }) => {
    return `“${area.zh}”上有 ${count} ${thingWords[thing].zh}`
  })
  const more = uses.length > MOST_NAMED ? '等' : ''
  throw conflict(`${said.join('，')}${more}，${todo}`, { why: 'areas_in_use', uses: first })
}
