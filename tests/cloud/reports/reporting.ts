import { type Caller, STREET, type TestCloud } from '@tests/support/open-cloud'
import type { InputOf, OutputOf } from '@/contract'
import type { ReportView } from '@/contract/reports'
import type { AreaCode, ClientId, Place } from '@/contract/wire'
import { emptyOffices, type Office, type Somebody, somebody } from '../complaints/people'
import { client } from '../homes/neighbours'

/** A grid of the demonstration with all above it. */
export const PATH = {
  grid: '310101002003-g01' as AreaCode,
  community: '310101002003' as AreaCode,
}

/** Some place inside an area. */
export async function placeIn({ db }: TestCloud, area: string, street = STREET): Promise<Place> {
  const [row] = await db.query<{ x: number; y: number }>(
    `SELECT (p)[0] AS x, (p)[1] AS y FROM (
       SELECT point(shape::polygon::path::polygon) AS p FROM areas WHERE street = $1 AND code = $2) s`,
    [street, area],
  )
  if (!row) throw new Error(`the seed has no ${area}`)
  return { lng: row.x / 95080, lat: row.y / 111195 }
}

export type Told = Partial<InputOf<'reports.submit'>>

/** What a resident tells of some litter in the grid, unless said otherwise. */
export const told = (at: Place, given: Told = {}): InputOf<'reports.submit'> => ({
  ...{ street: STREET, client: client() as ClientId, category: 'litter' as never },
  ...{ words: '门口堆了一大袋装修垃圾', at: { by: 'map', place: at }, anonymous: false },
  ...given,
})

/** A street where one person leads each level, and two staff its desk. */
export interface Offices {
  at: Place
  resident: Somebody
  head: Somebody
  lane: Somebody
  secretary: Somebody
  block: Somebody
  staff: Somebody
  other: Somebody
  supervisor: Somebody
}

/** Empties all offices and fills those around one grid anew. */
export async function officesOf(cloud: TestCloud): Promise<Offices> {
  await emptyOffices(cloud)
  const path = await cloud.db.query<{ code: string; level: string }>(
    `SELECT a.code, a.level FROM areas a
     WHERE a.street = $1 AND a.code = ANY((SELECT path FROM areas WHERE street = $1 AND code = $2)::text[])`,
    [STREET, PATH.grid],
  )
  const areaOf = (level: string) => path.find((one) => one.level === level)?.code ?? STREET
  const leading = (role: Office['role'], level: string, from?: string) =>
    somebody(cloud, { role, area: areaOf(level), ...(from && { from }) })
  return {
    at: await placeIn(cloud, PATH.grid),
    resident: await somebody(cloud),
    head: await leading('grid_head', 'grid'),
    lane: await leading('lane_head', 'lane'),
    secretary: await leading('community_secretary', 'community'),
    block: await leading('block_lead', 'block'),
    // the longer in office is asked first
    staff: await leading('street_staff', 'street', '1999-01-01'),
    other: await leading('street_staff', 'street'),
    supervisor: await leading('supervisor', 'street'),
  }
}

export async function report(who: Caller, at: Place, given: Told = {}): Promise<ReportView> {
  return (await who.call('reports.submit', told(at, given))).report
}

/** The report as somebody sees it now. */
export const seenBy = async (who: Caller, { report: id }: Pick<ReportView, 'report'>) =>
  (await who.call('reports.get', { street: STREET, report: id })).report

type StepName = {
  [Name in keyof OutputMap]: Name
}[keyof OutputMap]
type OutputMap = {
  [Name in `reports.${string}` & Parameters<Caller['call']>[0] as OutputOf<Name> extends {
    report: ReportView
  }
    ? Name
    : never]: true
}
type Extra<Name extends StepName> = Omit<InputOf<Name>, 'street' | 'report' | 'version'>

/** A step by somebody who sees the report as it is now. */
export async function act<Name extends StepName>(
  who: Caller,
  name: Name,
  which: Pick<ReportView, 'report'>,
  ...[extra]: keyof Extra<Name> extends never ? [] : [Extra<Name>]
): Promise<ReportView> {
  const { version } = await seenBy(who, which)
  const input = { street: STREET, report: which.report, version, ...(extra ?? {}) }
  const answer = await who.call(name, input as unknown as InputOf<Name>)
  return (answer as { report: ReportView }).report
}

/** From dispatched to verifying by its owner. */
export async function handled(who: Caller, which: Pick<ReportView, 'report'>) {
  await act(who, 'reports.accept', which)
  await act(who, 'reports.contact', which, { way: 'phone' })
  return act(who, 'reports.resolve', which, { result: 'solved', words: '垃圾已经清走' })
}

/** What stands in somebody's inbox, newest first. */
export const inboxOf = async (who: Caller) =>
  (await who.call('messages.list', { street: STREET })).messages.map(({ kind, values }) =>
    kind === 'report_changed' ? `changed:${values.did}` : kind,
  )

/** Whose desk it lies on: the numbers of everybody's open work. */
export const workOf = async (who: Caller) =>
  (await who.call('assignments.mine', { street: STREET })).assignments.map(({ title }) => title)
