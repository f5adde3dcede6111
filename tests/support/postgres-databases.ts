import type { Database } from '@/cloud/database/database'
import { openPostgres } from '@/cloud/database/postgres'
import { newId } from '@/cloud/ids'

/** Set by postgres-global.ts, which starts the server before the tests of its project. */
const serverUrl = () => {
  const url = process.env.TEST_POSTGRES_URL
  if (!url) throw new Error('the PostgreSQL server of the tests is not up')
  return url
}

/** The address of another database on the same server. */
function urlOf(name: string): string {
  // a socket's url has no host, which URL refuses
  const url = new URL(serverUrl().replace('@/', '@socket/'))
  url.pathname = `/${name}`
  return url.toString().replace('@socket/', '@/')
}

async function onServer(sql: string, params: unknown[] = []): Promise<object[]> {
  const server = openPostgres({ url: serverUrl(), max: 1 })
  try {
    return await server.query(sql, params)
  } finally {
    await server.close()
  }
}

/** The template of a seed, made by the first who needs it. */
async function template(key: string, plant: (db: Database) => Promise<void>): Promise<string> {
  const name = `sown_${key.slice(0, 16)}`
  const there = await onServer('SELECT 1 FROM pg_database WHERE datname = $1', [name])
  if (there.length > 0) return name
  const draft = `draft_${newId(10)}`
  await onServer(`CREATE DATABASE ${draft}`)
  const db = openPostgres({ url: urlOf(draft), max: 1 })
  await plant(db)
  await db.close()
  try {
    await onServer(`ALTER DATABASE ${draft} RENAME TO ${name}`)
  } catch {
    // another worker was faster: its template is as good
    await onServer(`DROP DATABASE ${draft}`)
  }
  return name
}

/** A fresh database that starts as the seed left it; answers its address. */
export async function createDatabase(
  key: string,
  plant: (db: Database) => Promise<void>,
): Promise<string> {
  const from = await template(key, plant)
  const name = `test_${newId(12)}`
  for (let attempt = 0; ; attempt++) {
    try {
      await onServer(`CREATE DATABASE ${name} TEMPLATE ${from}`)
      return urlOf(name)
    } catch (error) {
      // two workers cannot copy one template at the same moment
      if (attempt === 20) throw error
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
  }
}
