import { addDays, dayOf } from '@/contract/calendar.rules'
import type { AppointmentId, StreetCode } from '@/contract/wire'
import type { Authorized } from '../../authorization'
import type { Tx } from '../../database/database'
import { newId } from '../../ids'
import {
  type AppliedRow,
  type ImportStep,
  type PlannedRow,
  staleRows,
} from '../../imports/importer'
import { inviteAll } from '../../invitations/intake'
import { demandNotLast } from '../handover'
import { lockOffices as lockStreet } from '../repository/offices'
import { find } from '../repository/rows'
import { nowOf } from '../step'
import { demandSeen } from './fresh'
import { type InputRow, type OfficeBefore, officeOf, rowsThat } from './input'
import { note, tellAll } from './note'
import { type KnownOffice, listInvited, listServing } from './repository/reads'
import {
  insertOffices,
  insertPersons,
  type PersonRecord,
  setOffices,
  setRecords,
} from './repository/writes'

type Scope = Authorized<{ street: StreetCode }>

/** A row with the appointment that it adds or changes. */
interface Doing {
  row: InputRow
  appointment: AppointmentId
  known: KnownOffice | undefined
}

/** The rows that make or correct a record, one a record: the first that says so. */
function recordsOf(doing: readonly Doing[], does: 'make' | 'correct') {
  const first = new Map<string, Doing & { record: PersonRecord }>()
  for (const one of doing) {
    const { person, record } = one.row.input
    if (record?.does === does && !first.has(person)) first.set(person, { ...one, record })
  }
  return [...first.values()]
}

const withPerson = ({ row, record }: Doing & { record: PersonRecord }) => ({
  ...record,
  person: row.input.person,
})

async function writeAll(tx: Tx, scope: Scope, doing: readonly Doing[], step: ImportStep) {
  await insertPersons(tx, scope, recordsOf(doing, 'make').map(withPerson), step.now)
  await setRecords(tx, scope, recordsOf(doing, 'correct').map(withPerson))
  const offices = doing.map(({ row, appointment }) => {
    const { key, person, office } = row.input
    return { ...office, key, person, appointment }
  })
  const adding = offices.filter((_, i) => !doing[i]?.known)
  const added = await insertOffices(tx, scope, adding, step.demo)
  const stale = doing.filter(({ known, appointment }) => !known && !added.has(appointment))
  if (stale.length > 0)
    throw staleRows(
      stale.map(({ row }) => row),
      'preview',
    )
  await setOffices(
    tx,
    scope,
    offices.filter((_, i) => doing[i]?.known),
  )
}

/** Who stands in holds something: whoever left since the preview stands in for nobody. */
async function demandStandIns(tx: Tx, { street }: Scope, doing: readonly Doing[], now: number) {
  const wanted = doing.filter(({ row, known }) => {
    const { standIn } = row.input.office
    return standIn !== null && standIn !== known?.standIn
  })
  const people = wanted.flatMap(({ row }) => row.input.office.standIn ?? [])
  const serving = await listServing(tx, street, people, dayOf(now))
  const stale = wanted.filter(({ row }) => !serving.has(row.input.office.standIn ?? ''))
  if (stale.length > 0)
    throw staleRows(
      stale.map(({ row }) => row),
      'preview',
    )
}

/** The street keeps somebody in each role that answers for it, whatever a sheet ends. */
async function demandNobodyLast(tx: Tx, { street }: Scope, doing: readonly Doing[], now: number) {
  for (const { row, known, appointment } of doing) {
    const { until } = row.input.office
    if (!known?.claimed || until === null || until === known.until) continue
    const found = await find(tx, street, appointment, nowOf(now))
    if (found) await demandNotLast(tx, found, addDays(until, 1))
  }
}

/** One open invitation for each record that waits for its human; a corrected record gets a fresh one. */
async function inviteThem(
  tx: Tx,
  scope: Scope,
  doing: readonly Doing[],
  { by, now }: ImportStep,
  claimed: (row: InputRow) => boolean,
) {
  const waiting = doing.filter(({ row }) => !claimed(row))
  const people = waiting.map(({ row }) => row.input.person)
  const invited = await listInvited(tx, scope.street, people, new Date(now))
  const asked = new Map<string, Doing>()
  for (const one of waiting) {
    const { person, record } = one.row.input
    const needs = record?.does === 'correct' || (!one.known && !invited.has(person))
    if (needs && !asked.has(person)) asked.set(person, one)
  }
  const rows = [...asked.values()].map(({ row, appointment }) => ({
    ...{ appointment, person: row.input.person },
  }))
  const made = await inviteAll(tx, scope, rows, { by, now })
  const byPerson = new Map(rows.map(({ person }, i) => [person as string, made[i] ?? '']))
  return { invited, made: byPerson }
}

type Invited = Awaited<ReturnType<typeof inviteThem>>

function appliedOf(
  { row, appointment, known }: Doing,
  corrects: ReadonlySet<InputRow>,
  { invited, made }: Invited,
): AppliedRow {
  if (!known) return { row: row.row, subject: appointment, version: 1, before: null }
  const { name, sealed, hash, tailHash, person } = known
  const came = { made: made.get(person) ?? '', revoked: invited.get(person) ?? null }
  const record = corrects.has(row) ? { name, sealed, hash, tailHash, ...came } : null
  const before: OfficeBefore = { office: officeOf(known), record }
  return { row: row.row, subject: appointment, version: known.version + 1, before }
}

/** Does all rows of a preview; see Importer. */
export async function apply(
  tx: Tx,
  scope: Scope,
  rows: readonly PlannedRow[],
  step: ImportStep,
): Promise<AppliedRow[]> {
  const { street } = scope
  await lockStreet(tx, street)
  const { knownOf, claimed } = await demandSeen(tx, scope, rows, step.now)
  const doing: Doing[] = [
    ...rowsThat(rows, 'add').map((row) => ({
      ...{ row, appointment: newId<AppointmentId>(), known: undefined },
    })),
    ...rowsThat(rows, 'change').map((row) => {
      const known = knownOf(row)
      return { row, appointment: known.appointment, known }
    }),
  ]
  await demandNobodyLast(tx, scope, doing, step.now)
  await writeAll(tx, scope, doing, step)
  await demandStandIns(tx, scope, doing, step.now)
  const invited = await inviteThem(tx, scope, doing, step, claimed)
  for (const { row, appointment, known } of doing) {
    const before = known ? officeOf(known) : null
    const { changed, office: after } = row.input
    await note(tx, street, { appointment, changed, before, after }, step)
  }
  const of = (adds: boolean) =>
    doing
      .filter(({ row, known }) => claimed(row) && adds === !known)
      .map(({ appointment }) => appointment)
  await tellAll(tx, street, of(true), 'appointment_given', step.now)
  await tellAll(tx, street, of(false), 'appointment_changed', step.now)
  const corrects = new Set(recordsOf(doing, 'correct').map(({ row }) => row))
  return doing.map((one) => appliedOf(one, corrects, invited))
}
