import type { Database } from './database'
import { type Migration, migrate } from './migrate'
import { seedDemonstration } from './seed/demonstration'
import { seedReference } from './seed/reference'

/**
 * Brings a database to where the code is: migrations, what is real everywhere (streets, the calendar),
 * and, where asked for, what is invented.
 */
export async function prepare(
  db: Database,
  {
    migrations,
    demonstration,
    now,
  }: { migrations: readonly Migration[]; demonstration: boolean; now: number },
): Promise<void> {
  await migrate(db, migrations)
  await seedReference(db)
  if (demonstration) await seedDemonstration(db, now)
}
