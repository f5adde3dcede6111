import { dayOf } from '@/contract/calendar.rules'
import type { StreetCode } from '@/contract/wire'
import type { Authorized } from '../../authorization'
import type { Tx } from '../../database/database'
import { type PlannedRow, staleRows } from '../../imports/importer'
import { type InputRow, rowsThat } from './input'
import {
  type KnownOffice,
  keepAreas,
  listByPhone,
  lockOffices,
  lockPersons,
} from './repository/reads'

type Scope = Authorized<{ street: StreetCode }>

function refuse(rows: readonly PlannedRow[]): void {
  if (rows.length > 0) throw staleRows(rows, 'preview')
}

/** The appointments that rows were planned on, locked. */
async function lockSeen(tx: Tx, { street }: Scope, rows: readonly PlannedRow[]) {
  const seen = rows.filter(({ subject }) => subject !== null)
  const ids = seen.map(({ subject }) => subject ?? '')
  const known = await lockOffices(tx, street, ids)
  refuse(seen.filter((row) => known.get(row.subject ?? '')?.version !== row.seenVersion))
  return (row: PlannedRow): KnownOffice => {
    const office = known.get(row.subject ?? '')
    if (!office) throw new Error('a row that changes names what it changes')
    return office
  }
}

/** The records that rows rest on, locked: a record that somebody took over is corrected by nobody. */
async function lockRecords(tx: Tx, rows: readonly InputRow[]) {
  const made = new Set(
    rows.flatMap(({ input }) => (input.record?.does === 'make' ? [input.person] : [])),
  )
  const rest = (row: InputRow) =>
    [row.input.person, row.input.office.standIn].filter(
      (person) => person !== null && !made.has(person),
    )
  const records = await lockPersons(
    tx,
    [...new Set(rows.flatMap(rest))].flatMap((id) => id ?? []),
  )
  refuse(
    rows.filter((row) => {
      const { person, record } = row.input
      const gone = rest(row).some((id) => !records.has(id ?? ''))
      return gone || (record?.does === 'correct' && records.get(person)?.claimed)
    }),
  )
  return ({ input }: InputRow) => records.get(input.person)?.claimed ?? false
}

/** Nobody else came under a mobile number that a row gives to somebody. */
async function demandOwnPhones(tx: Tx, { street }: Scope, rows: readonly InputRow[], now: number) {
  const given = rows.filter(({ input }) => input.record?.mobile)
  const hashes = given.flatMap(({ input }) => input.record?.hash ?? [])
  const there = await listByPhone(tx, street, hashes, dayOf(now))
  refuse(
    given.filter(({ input }) =>
      there.some(({ hash, person }) => hash === input.record?.hash && person !== input.person),
    ),
  )
}

/**
 * What rows were planned on, locked and as the preview saw it.
 * @throws AppError('conflict') where an appointment, a record or an area is no longer so
 */
export async function demandSeen(
  tx: Tx,
  scope: Scope,
  rows: readonly PlannedRow[],
  now: number,
): Promise<{
  knownOf: (row: PlannedRow) => KnownOffice
  /** Whether the human behind a row's record has taken it over. */
  claimed: (row: InputRow) => boolean
}> {
  const knownOf = await lockSeen(tx, scope, rows)
  const doing = [...rowsThat(rows, 'add'), ...rowsThat(rows, 'change')]
  const codes = new Set(doing.map(({ input }) => input.office.area))
  const areas = await keepAreas(tx, scope.street, [...codes])
  refuse(doing.filter(({ input }) => !areas.has(input.office.area)))
  const claimed = await lockRecords(tx, doing)
  await demandOwnPhones(tx, scope, doing, now)
  return { knownOf, claimed }
}
