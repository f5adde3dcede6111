import type { Duties, OperatorChanges } from '@/contract/operators'
import type { Bilingual, ClientId, Day, OperatorId, StreetCode } from '@/contract/wire'
import type { Authorized } from '../authorization'
import type { Db, Tx } from '../database/database'

export interface OperatorRow {
  street: StreetCode
  operator: OperatorId
  name: Bilingual
  phone: string | null
  contractFrom: Day | null
  contractUntil: Day | null
  duties: Duties
  notes: string | null
  demo: boolean
  version: number
}

const OPERATOR = `street, id AS operator, name, phone, contract_from AS "contractFrom",
  contract_until AS "contractUntil", duties, notes, demo, version`

export async function find(
  db: Db,
  street: StreetCode,
  operator: OperatorId,
): Promise<OperatorRow | undefined> {
  const [row] = await db.query<OperatorRow>(
    `SELECT ${OPERATOR} FROM operators WHERE street = $1 AND id = $2`,
    [street, operator],
  )
  return row
}

/** An operator that nobody else changes until the transaction ends. */
export async function lock(
  tx: Tx,
  street: StreetCode,
  operator: OperatorId,
): Promise<OperatorRow | undefined> {
  await tx.query('SELECT id FROM operators WHERE street = $1 AND id = $2 FOR UPDATE', [
    street,
    operator,
  ])
  return find(tx, street, operator)
}

/** The operators of a street by name; of these only, where some are named. */
export async function list(
  db: Db,
  street: StreetCode,
  only: readonly OperatorId[] | null,
): Promise<OperatorRow[]> {
  return db.query<OperatorRow>(
    `SELECT ${OPERATOR} FROM operators
     WHERE street = $1 AND ($2::text[] IS NULL OR id = ANY($2)) ORDER BY name ->> 'zh', id`,
    [street, only],
  )
}

/** The operator that a client id made. */
export async function findByClient(
  db: Db,
  street: StreetCode,
  client: ClientId,
): Promise<OperatorId> {
  const [row] = await db.query<{ id: OperatorId }>(
    'SELECT id FROM operators WHERE street = $1 AND client = $2',
    [street, client],
  )
  if (!row) throw new Error('an insert that met a conflict left its row')
  return row.id
}

export type NewOperator = Omit<OperatorRow, 'version'> & { client: ClientId }

/** Adds an operator. False: the client id has made one already. */
export async function insertOperator(tx: Tx, row: Authorized<NewOperator>): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO operators (street, id, client, name, phone, contract_from, contract_until, duties,
                            notes, demo)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING RETURNING id`,
    [
      ...[row.street, row.operator, row.client, row.name, row.phone],
      ...[row.contractFrom, row.contractUntil, row.duties, row.notes, row.demo],
    ],
  )
  return rows.length === 1
}

/** Changes a locked operator and counts its version up. */
export async function setOperator(
  tx: Tx,
  row: Authorized<OperatorRow>,
  changes: OperatorChanges,
): Promise<void> {
  const next = { ...row, ...changes }
  await tx.query(
    `UPDATE operators SET name = $3, phone = $4, contract_from = $5, contract_until = $6,
                          duties = $7, notes = $8, version = version + 1
     WHERE street = $1 AND id = $2`,
    [
      ...[row.street, row.operator, next.name, next.phone],
      ...[next.contractFrom, next.contractUntil, next.duties, next.notes],
    ],
  )
}
