/**
 * What the backend sees of PostgreSQL. Two drivers stand behind it: the embedded PGlite and a server
 * reached with `pg`. Values are the same from both: int8 and numeric counts are numbers, json is
 * parsed, timestamptz is a Date, date is 'YYYY-MM-DD'.
 */
export interface Db {
  /** One statement. Rows as plain objects, in the order of the statement. Throws the driver's error with `code` = SQLSTATE. */
  query<Row extends object>(sql: string, params?: readonly unknown[]): Promise<Row[]>
  /**
   * One transaction, READ COMMITTED. Rolls back on any error; 40001, 40P01 and 08006 are retried
   * once, so `work` must have no effect outside the database. Inside a transaction it joins it.
   */
  tx<T>(work: (tx: Tx) => Promise<T>): Promise<T>
}

/** A Db inside a transaction; what locks a row asks for this type. */
export interface Tx extends Db {
  readonly inTransaction: true
}

/** An open database: the process owns it and closes it. */
export interface Database extends Db {
  readonly engine: 'pglite' | 'postgres'
  /** Several statements without parameters (migrations, seeds made of files). */
  script(sql: string): Promise<void>
  close(): Promise<void>
}
