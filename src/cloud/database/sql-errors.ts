/** Errors of PostgreSQL by SQLSTATE. Messages are for logs: they change with the server's language. */

const UNIQUE_VIOLATION = '23505'
const CHECK_VIOLATION = '23514'
const FOREIGN_KEY_VIOLATION = '23503'
const EXCLUSION_VIOLATION = '23P01'

/** The SQLSTATE of a driver's error (`23505`), or undefined for any other thing thrown. */
export function sqlState(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

/** A row with this key is there already. Name the constraint where a table has several. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  return sqlState(error) === UNIQUE_VIOLATION && names(error, constraint)
}

/** A CHECK refuses the row, such as a counter over its limit. */
export function isCheckViolation(error: unknown, constraint?: string): boolean {
  return sqlState(error) === CHECK_VIOLATION && names(error, constraint)
}

/** A row points at one that is not there, or at one that goes. */
export function isForeignKeyViolation(error: unknown): boolean {
  return sqlState(error) === FOREIGN_KEY_VIOLATION
}

/** A row takes what another one has, such as the same time of one person. */
export function isExclusionViolation(error: unknown): boolean {
  return sqlState(error) === EXCLUSION_VIOLATION
}

/** Citus reports the constraint of the shard, `persons_pkey_102008`. */
function names(error: unknown, constraint: string | undefined): boolean {
  if (constraint === undefined) return true
  if (typeof error !== 'object' || error === null || !('constraint' in error)) return false
  const reported = String(error.constraint)
  return (
    reported === constraint ||
    (reported.startsWith(`${constraint}_`) && /^\d+$/.test(reported.slice(constraint.length + 1)))
  )
}

/** No connection was to be had: nothing has happened. */
export const NO_CONNECTION = '08001'

/** The connection was lost before COMMIT was sent: nothing has happened. */
export const CONNECTION_LOST = '08006'

/** The connection was lost while COMMIT was under way: nobody knows whether it has happened. */
export const OUTCOME_UNKNOWN = '08007'

/** COMMIT was answered by ROLLBACK: nothing has happened. */
export const NOT_COMMITTED = '40000'

/** Trouble between us and the database that no SQL statement has caused; `code` as from a server. */
export class DatabaseTrouble extends Error {
  constructor(
    readonly code: string,
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause })
    this.name = 'DatabaseTrouble'
  }
}

/** So many ask at once that no connection came free in time: nothing has happened. */
export const isBusy = (error: unknown): boolean =>
  error instanceof DatabaseTrouble && error.code === NO_CONNECTION
