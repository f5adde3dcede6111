import { DEFAULT_CATEGORIES } from '@/contract/reports-categories'
import type { ReportSettings, SetCategory } from '@/contract/reports-settings'
import { changedIn } from '@/contract/reports-settings.rules'
import type { StreetCode } from '@/contract/wire'
import { calendarAround } from '../../calendar/repository'
import type { Context } from '../../context'
import { versionOf } from '../change'
import { countLive, findClocks, type KnownCategory, listKnown } from '../repository/settings'

function originOf({ category }: KnownCategory): SetCategory['origin'] {
  const begun = DEFAULT_CATEGORIES.find(({ code }) => code === category.code)
  if (!begun) return 'own'
  return changedIn(begun, category).length > 0 ? 'changed' : 'default'
}

/** All that a street sets of its reports, as it stands. */
export async function settingsOf(
  { db, now }: Context,
  street: StreetCode,
): Promise<ReportSettings> {
  const live = await countLive(db, street)
  const known = await listKnown(db, street)
  return {
    categories: known.map((one) => ({
      ...one.category,
      ...{ retired: one.retired, origin: originOf(one) },
      live: live.get(one.category.code) ?? 0,
    })),
    clocks: await findClocks(db, street),
    versions: {
      categories: await versionOf(db, street, 'categories'),
      clocks: await versionOf(db, street, 'clocks'),
    },
    calendar: await calendarAround(db, now),
  }
}
