import type { Database, Db } from '../database'
import { drawnAreas, extentOf, insertAreas } from './areas'
import { seedDivisions } from './divisions'
import { officialDays, officialYears } from './official-days'
import { street } from './streets'

const DISTRICT = { zh: '黄浦区', en: 'Huangpu District' }

/** Shanghai's hotline for citizens. */
const HOTLINE = '12345'

/** Makes a street one that this cloud serves. Its name and district are real, the extent is good to 100 m. */
export async function insertStreet(
  db: Db,
  code: string,
  name: { zh: string; en: string },
): Promise<void> {
  const { bounds, centre } = extentOf(code)
  await db.query(
    `INSERT INTO streets (street, name, district, bounds, centre, hotline)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
    [code, name, DISTRICT, bounds, centre, HOTLINE],
  )
}

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
  await insertStreet(db, street, { zh: '南京东路街道', en: 'Nanjing East Road Sub-district' })
  const outline = drawnAreas.filter(({ code }) => code === street)
  await db.tx((tx) => insertAreas(tx, street, outline, false))
  await insertCalendar(db)
  await seedDivisions(db)
}
