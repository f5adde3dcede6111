import { STREET_ROLES } from '@/contract/appointments.rules'
import { dayOf } from '@/contract/calendar.rules'
import type { PersonId, StreetCode } from '@/contract/wire'
import type { Authorized } from '../../authorization'
import type { Tx } from '../../database/database'
import { type DoneRow, type ImportStep, staleRows } from '../../imports/importer'
import { demandNotLast, releaseStandIn, workLeftBy } from '../handover'
import { lockOffices as lockStreet, rolesOn } from '../repository/offices'
import { type AppointmentRow, find } from '../repository/rows'
import { nowOf } from '../step'
import { heldRows } from './held'
import { beforeOf, inputOf, type OfficeBefore, officeOf } from './input'
import { note, tellAll } from './note'
import {
  type KnownOffice,
  keepAreas,
  listBusy,
  listStandIns,
  lockOffices,
  lockPersons,
} from './repository/reads'
import {
  deleteOffices,
  deletePersons,
  restoreInvitations,
  setOffices,
  setRecords,
} from './repository/writes'

type Scope = Authorized<{ street: StreetCode }>

/** A row with its appointment as it stands, and what it was before; null where the row added it. */
interface Undoing {
  row: DoneRow
  known: KnownOffice
  before: OfficeBefore | null
}

/** The appointments of the rows, locked. @throws AppError('conflict') where one was accepted or changed since */
async function lockDone(tx: Tx, { street }: Scope, rows: readonly DoneRow[]): Promise<Undoing[]> {
  const ids = rows.map(({ applied }) => applied.subject)
  const offices = await lockOffices(tx, street, ids)
  const all = rows.map((row) => ({ row, known: offices.get(row.applied.subject) }))
  await lockPersons(tx, [...new Set(all.flatMap(({ known }) => known?.person ?? []))])
  const claimed = all.filter(({ row, known }) => {
    const { person, record } = inputOf(row)
    return known && (known.person !== person || (record !== null && known.claimed))
  })
  if (claimed.length > 0)
    throw heldRows(
      claimed.map(({ row }) => row),
      'invitation',
    )
  const stale = all.filter(({ row, known }) => known?.version !== row.applied.version)
  if (stale.length > 0)
    throw staleRows(
      stale.map(({ row }) => row),
      'apply',
    )
  return all.flatMap(({ row, known }) => (known ? [{ row, known, before: beforeOf(row) }] : []))
}

/** Whoever leaves by it leaves no work without an owner. @throws AppError('conflict') */
async function demandNoWork(
  tx: Tx,
  { street }: Scope,
  undoing: readonly Undoing[],
  step: ImportStep,
) {
  const people = [...new Set(undoing.map(({ known }) => known.person))]
  const left = new Set<PersonId>()
  for (const person of await listBusy(tx, street, people)) {
    const roles = await rolesOn(tx, street, person, dayOf(step.now))
    const work = await workLeftBy(tx, step.wiring.handover, { street, person }, roles)
    if (work.length > 0) left.add(person)
  }
  const busy = undoing.filter(({ known }) => left.has(known.person))
  if (busy.length > 0)
    throw heldRows(
      busy.map(({ row }) => row),
      'work',
    )
}

/** What rows added is taken away, with the records that they made. */
async function takeAway(tx: Tx, scope: Scope, added: readonly Undoing[], step: ImportStep) {
  const { street } = scope
  const at = nowOf(step.now)
  const last: AppointmentRow[] = []
  for (const { known } of added) {
    if (!known.claimed || !STREET_ROLES.includes(known.role)) continue
    const row = await find(tx, street, known.appointment, at)
    if (row) last.push(row)
  }
  const told = added.filter(({ known }) => known.claimed).map(({ known }) => known.appointment)
  await tellAll(tx, street, told, 'appointment_ended', step.now)
  await deleteOffices(
    tx,
    scope,
    added.map(({ known }) => known.appointment),
  )
  for (const row of last) await demandNotLast(tx, row, at.today)
}

/** Rows that would go back to an area that is no longer there. */
async function endedAreas(tx: Tx, { street }: Scope, changed: readonly Undoing[]) {
  const codes = changed.flatMap(({ before }) => before?.office.area ?? [])
  const there = await keepAreas(tx, street, [...new Set(codes)])
  return changed
    .filter(({ before }) => before && !there.has(before.office.area))
    .map(({ row }) => row)
}

/** What rows changed is as it was. */
async function putBack(tx: Tx, scope: Scope, changed: readonly Undoing[], step: ImportStep) {
  const gone = await endedAreas(tx, scope, changed)
  if (gone.length > 0) throw staleRows(gone, 'apply')
  const offices = changed.flatMap(({ known, before }) =>
    before ? [{ ...before.office, appointment: known.appointment }] : [],
  )
  await setOffices(tx, scope, offices)
  const records = changed.flatMap(({ known, before }) =>
    before?.record ? [{ ...before.record, person: known.person }] : [],
  )
  await setRecords(tx, scope, records)
  const [made, revoked] = [records.map(({ made }) => made), records.flatMap((r) => r.revoked ?? [])]
  await restoreInvitations(tx, scope, made, revoked)
  const told = changed.filter(({ known }) => known.claimed)
  const ids = told.map(({ known }) => known.appointment)
  await tellAll(tx, scope.street, ids, 'appointment_changed', step.now)
}

/** Whoever left by it stands in for nobody, as one who was put back may have left since. */
async function releaseAll(
  tx: Tx,
  { street }: Scope,
  undoing: readonly Undoing[],
  step: ImportStep,
) {
  const people = undoing.flatMap(({ known, before }) => [
    known.person,
    ...(before?.office.standIn ? [before.office.standIn] : []),
  ])
  for (const person of await listStandIns(tx, street, [...new Set(people)])) {
    await releaseStandIn(tx, street, person, { at: nowOf(step.now), by: step.by })
  }
}

/** Takes away what rows added and puts back what they changed; see Importer. */
export async function undo(
  tx: Tx,
  scope: Scope,
  rows: readonly DoneRow[],
  step: ImportStep,
): Promise<void> {
  await lockStreet(tx, scope.street)
  const undoing = await lockDone(tx, scope, rows)
  const added = undoing.filter(({ before }) => before === null)
  // before the offices go: stand-ins of the file's own rows are among what is put back or taken away
  await putBack(
    tx,
    scope,
    undoing.filter(({ before }) => before !== null),
    step,
  )
  for (const { row, known, before } of undoing) {
    const after = before?.office ?? null
    const what = { changed: inputOf(row).changed, before: officeOf(known), after }
    await note(tx, scope.street, { appointment: known.appointment, ...what }, step)
  }
  await takeAway(tx, scope, added, step)
  await releaseAll(tx, scope, undoing, step)
  await demandNoWork(tx, scope, undoing, step)
  const made = rows.flatMap((row) => {
    const { person, record } = inputOf(row)
    return record?.does === 'make' ? [person] : []
  })
  await deletePersons(tx, scope, made)
}
