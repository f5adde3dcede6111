import type { AreaUse } from '@/contract/errors'
import type { AreaCode, Bilingual, StreetCode } from '@/contract/wire'
import type { Db } from '../../database/database'
import type { Registers } from '../../registers'

/** Counted things, after their number. */
export const thingWords: Record<AreaUse['thing'], { zh: string; en: string }> = {
  appointments: { zh: '项任命', en: 'appointments' },
  sites: { zh: '个站点', en: 'sites' },
  doors: { zh: '户门户', en: 'doors' },
}

/** What hangs on areas, as the nouns that registered say. */
export async function usesOf(
  db: Db,
  street: StreetCode,
  areas: readonly { code: AreaCode; name: Bilingual }[],
  { hanging }: Pick<Registers, 'hanging'>,
): Promise<(AreaUse & { code: AreaCode })[]> {
  const names = new Map(areas.map(({ code, name }) => [code, name]))
  const uses: (AreaUse & { code: AreaCode })[] = []
  for (const { thing, count } of hanging) {
    for (const one of await count(db, street, [...names.keys()])) {
      const name = names.get(one.area)
      if (!name) continue
      const area = { zh: name.zh, en: name.en ?? name.zh }
      uses.push({ code: one.area, area, thing, count: one.count })
    }
  }
  return uses
}
