import path from 'node:path'
import { migrate, readMigrations } from '../../database/migrate'
import { seedReference } from '../../database/seed/reference'
import { installation } from '../installation'
import { openidFromWechat } from '../wechat-context'

/**
 * The entry of the cloud function `migrate`, run once by whoever deploys, from the console: the
 * database listens inside the functions' network only. A mini-program that calls it is refused.
 */
export async function main(): Promise<{ applied: string[] } | { refused: string }> {
  if (openidFromWechat(process.env)) return { refused: 'only from the console' }
  const { db } = installation()
  const applied = await migrate(db, readMigrations(path.join(__dirname, 'migrations')))
  await seedReference(db)
  return { applied }
}
