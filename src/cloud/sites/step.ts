import type { Hours } from '@/contract/hours'
import type { Need, SiteKind } from '@/contract/sites'
import type { Bilingual, ClientId, Place, Ring, SiteId, StreetCode, Version } from '@/contract/wire'
import type { Authorized } from '../authorization'
import type { Context } from '../context'
import type { Tx } from '../database/database'
import { demandFresh } from '../fresh'
import { append } from '../history/repository'
import { newId } from '../ids'
import { areaAt, demandSound } from './change'
import { demand, type Right } from './policy'
import { findByClient, lock, type SiteRow } from './repository/reads'
import { insertSite, setStops } from './repository/writes'

/** What the history and a conflict call the fields of a site. */
const fieldWords: Record<string, string> = {
  name: '名称',
  address: '地址',
  at: '位置',
  needs: '设施',
  hours: '开放时间',
  intro: '介绍',
  phone: '电话',
  capacity: '容量',
  operator: '运营方',
  stops: '线路',
  ring: '范围',
  closures: '提前关门',
  retired: '上下架',
  code: '墙上的码',
}

interface Which {
  street: StreetCode
  site: SiteId
  version: Version
  right: Right
  did: string
}

/** What a step leaves in the history. */
interface Done {
  changed: string[]
  after?: object
  note?: string | undefined
}

/** One step on a site: lock, ask whether they may and saw what stands, write, append to the history. */
export async function step(
  { db, actor, now }: Context,
  { street, site, version, right, did }: Which,
  write: (tx: Tx, row: Authorized<SiteRow>) => Promise<Done>,
): Promise<void> {
  await db.tx(async (tx) => {
    const row = demand(actor, await lock(tx, street, site, now), right)
    const subject = { noun: 'sites', id: site } as const
    const versions = { seen: version, current: row.version }
    await demandFresh(tx, { street, ...subject }, versions, fieldWords)
    const done = await write(tx, row)
    const before = Object.fromEntries(
      done.changed.map((field) => [field, row[field as keyof SiteRow] ?? null]),
    )
    await append(tx, { street, subject, did, by: actor.person, at: now, before, ...done })
  })
}

export interface NewFields {
  client: ClientId
  kind: SiteKind
  name: Bilingual
  address: Bilingual
  at: Place
  needs: Need[]
  hours: Hours
  stops?: SiteId[] | undefined
  ring?: Ring | undefined
}

/** Adds a site; a retry with the same client id answers the first one. */
export async function create(
  { db, actor, now, cloud }: Context,
  scope: Authorized<{ street: StreetCode }>,
  fields: NewFields,
): Promise<SiteId> {
  const { street } = scope
  return db.tx(async (tx) => {
    await demandSound(tx, { street, kind: fields.kind }, fields)
    const site = newId<SiteId>()
    const area = await areaAt(tx, street, fields.at)
    const demo = cloud.settings.demonstration
    const row = { ...scope, ...fields, site, area, importKey: null, demo, now }
    if (!(await insertSite(tx, row))) return findByClient(tx, street, fields.client)
    if (fields.stops) await setStops(tx, row, fields.stops)
    const subject = { noun: 'sites', id: site } as const
    await append(tx, { street, subject, did: 'sites.create', by: actor.person, at: now })
    return site
  })
}
