import type { Db } from '@/cloud/database/database'
import type { Asked, Found, RowField } from './row-types-calls'
import type { Catalogue } from './row-types-nulls'
import { type Column, describeStatement } from './row-types-statements'

/** What is wrong with the row types, each with what to do. */
export async function faultsOf(
  db: Db,
  catalogue: Omit<Catalogue, 'parameters'>,
  { asked, problems }: Found,
): Promise<string[]> {
  const faults = [...problems]
  for (const call of asked) {
    const known = { ...catalogue, parameters: call.parameters }
    for (const sql of call.statements)
      faults.push(...(await faultsOfStatement(db, known, call, sql)))
  }
  return [...new Set(faults)]
}

async function faultsOfStatement(db: Db, catalogue: Catalogue, call: Asked, sql: string) {
  let columns: Column[]
  try {
    columns = await describeStatement(db, catalogue, sql)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return [`${call.where} PostgreSQL refuses the statement: ${reason}`]
  }
  const names = columns.map(({ name }) => name)
  const missing = [...call.fields.keys()].filter((name) => !names.includes(name))
  return [
    ...missing.map(
      (name) => `${name}, which the statement does not give: select it or drop it from the type`,
    ),
    ...names
      .filter((name, at) => names.indexOf(name) !== at)
      .map((name) => `${name}, which the statement gives twice: name one of them otherwise`),
    ...columns.flatMap((column) => faultOfColumn(column, call.fields.get(column.name)) ?? []),
  ].map((fault) => `${call.where} ${call.rowType}: ${fault}`)
}

function faultOfColumn(column: Column, field: RowField | undefined): string | undefined {
  const { name, type, value } = column
  if (!field) return `${name}, which the type lacks: add it, or do not select it`
  if (field.isOptional) {
    return `${name} is ${field.says}: a column is always there, null where it is empty; write | null`
  }
  if (column.mayBeNull && !field.takesNull) {
    return `${name} is ${field.says}, and the statement may give null: write | null, or coalesce it`
  }
  if (column.isNull || field.fits(value)) return undefined
  if (value === undefined) {
    return `${name} has PostgreSQL's type ${type}, which tests/support/row-types-statements.ts does not know: cast it, or add it to SAMPLES`
  }
  return `${name} is ${field.says}, and the statement gives ${type}: correct the type, or cast the column`
}
