import type { PersonId } from '@/contract/wire'
import type { DoneRow, PlannedRow } from '../../imports/importer'
import type { KnownOffice } from './repository/reads'
import type { Office, PersonRecord } from './repository/writes'

/** What a row keeps for `apply`; a phone stands in it as it does at rest. */
export interface OfficeInput {
  key: string
  person: PersonId
  office: Office
  /** The record that the row makes or corrects; null where it stays. */
  record: (PersonRecord & { does: 'make' | 'correct'; mobile: boolean }) | null
  changed: string[]
}

/** What a row that changes something puts back when it is undone. */
export interface OfficeBefore {
  office: Office
  /** Where it corrected the record: how that was, and the invitations that came and went with it. */
  record: (PersonRecord & { made: string; revoked: string | null }) | null
}

/** A row that does something, with its input back in its own shape. */
export type InputRow = PlannedRow & { input: OfficeInput }

export const rowsThat = (rows: readonly PlannedRow[], does: 'add' | 'change'): InputRow[] =>
  rows.filter((row): row is InputRow => row.does === does && row.input !== null)

export const inputOf = (row: DoneRow): OfficeInput => row.input as OfficeInput
export const beforeOf = (row: DoneRow): OfficeBefore | null =>
  row.applied.before as OfficeBefore | null

/** An office as it stands. */
export const officeOf = ({ role, area, from, until, standIn }: KnownOffice): Office => ({
  ...{ role, area, from, until, standIn },
})
