import type { Database, Db } from '../database'
import { drawnAreas } from './areas'
import { seedDivisions } from './divisions'
import { officialDays, officialYears } from './official-days'
import { serveStreet } from './serve'
import { street } from './streets'

async function insertCalendar(db: Db): Promise<void> {
  await db.query(
    `INSERT INTO calendar_days (day, kind, name)
     SELECT day, kind, name FROM jsonb_to_recordset($1) AS one (day date, kind text, name text)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(officialDays)],
  )
  await db.query(
    'INSERT INTO calendar_years (year) SELECT unnest($1::int[]) ON CONFLICT DO NOTHING',
    [officialYears],
  )
}

/**
 * Loads what is real and every installation has: the first street with its outline, the official
 * calendar of the years that are known, and the divisions of Shanghai. What is there already stays as it is.
 */
export async function seedReference(db: Database): Promise<void> {
  await seedDivisions(db)
  const outline = drawnAreas.find(({ code }) => code === street)
  if (!outline) throw new Error('areas.json has no outline of the first street')
  await db.tx((tx) => serveStreet(tx, outline))
  await insertCalendar(db)
}
