/**
 * Makes the next migration: `npm run new:migration -- add_notices`, and for what only Citus runs
 * `npm run new:migration -- spread_notices.citus`.
 */
import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../src/cloud/database/migrations', import.meta.url))
const [words = ''] = process.argv.slice(2)

if (!/^[a-z0-9_]+(\.citus)?$/.test(words)) {
  console.error('Name it in small letters: npm run new:migration -- add_notices')
  process.exit(1)
}

const numbers = readdirSync(folder).map((name) => Number.parseInt(name, 10) || 0)
const next = String(Math.max(0, ...numbers) + 1).padStart(4, '0')
const file = path.join(folder, `${next}_${words}.sql`)
writeFileSync(
  file,
  `-- Why this is needed.
-- Street-owned tables: \`street text NOT NULL\`, first in every key (backend.md, city scale).
`,
  { flag: 'wx' },
)
console.log(path.relative(process.cwd(), file))
