import { leadOf } from '@/contract/areas.rules'
import { dayOf } from '@/contract/calendar.rules'
import type { Day, StreetCode } from '@/contract/wire'
import { listLeads } from '../../appointments/repository/reads'
import type { Context, Handlers } from '../../context'
import type { Db } from '../../database/database'
import { notFound } from '../../errors'
import { demandTree } from '../policy'
import { listDivisions } from '../repository/divisions'
import { isServed } from '../repository/reads'
import {
  isVersion,
  listShapesIn,
  listTree,
  listVersions,
  nextAfter,
  versionsOf,
} from '../repository/versions'

/** The version asked about, or the one in force. @throws AppError('not_found') for one that never was or was undone */
async function demandVersion(
  db: Db,
  street: StreetCode,
  asked: number | undefined,
): Promise<number> {
  if (asked === undefined) return (await versionsOf(db, street)).inForce
  if (!(await isVersion(db, street, asked))) throw notFound('版本')
  return asked
}

/** The last day on which a version held: the one before the next came, today for the one in force. */
async function lastDayOf({ db, now }: Context, street: StreetCode, version: number): Promise<Day> {
  const next = await nextAfter(db, street, version)
  return dayOf(next ? next.getTime() - 1 : now)
}

type Handled = Pick<
  Handlers<'areas'>,
  'areas.tree' | 'areas.versions' | 'areas.divisions' | 'areas.shapes'
>

export const tree: Handled = {
  async 'areas.shapes'({ street, level, version: asked }, { db }) {
    if (!(await isServed(db, street))) throw notFound('街道')
    const version = await demandVersion(db, street, asked)
    return { areas: await listShapesIn(db, street, { level, version }) }
  },

  async 'areas.tree'({ street, version: asked }, context) {
    const { db, actor } = context
    demandTree(actor, street)
    const version = await demandVersion(db, street, asked)
    const rows = await listTree(db, street, version)
    const codes = rows.map(({ code }) => code)
    const leads = await listLeads(db, street, codes, await lastDayOf(context, street, version))
    const areas = rows.map(({ party, ...area }) => ({
      ...area,
      party: party && { zh: party.zh, en: party.en ?? party.zh },
      leads: leads
        .filter(({ area: of, role }) => of === area.code && role === leadOf[area.level])
        .map(({ name }) => name),
    }))
    return { version, areas }
  },

  async 'areas.versions'({ street }, { db, actor }) {
    demandTree(actor, street)
    const { inForce } = await versionsOf(db, street)
    const versions = await listVersions(db, street)
    return {
      versions: versions.map(({ from, undone, ...version }) => ({
        ...version,
        from: from.toISOString(),
        undone: undone?.toISOString() ?? null,
        inForce: version.version === inForce,
      })),
    }
  },

  async 'areas.divisions'(asked, { db }) {
    return listDivisions(db, asked)
  },
}
