// Invites the first administrator of a street: prints a link, a scene and a code to scan, once usable.
//   npm run administrator -- --street 310101002 [--name 张三] [--again]
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { renderUnicodeCompact } from 'uqr'
import { inviteAdministrator } from '../src/cloud/appointments/intake'
import type { Database } from '../src/cloud/database/database'
import { readMigrations } from '../src/cloud/database/migrate'
import { MIGRATIONS_FOLDER, openDatabase } from '../src/cloud/database/open'
import { prepare } from '../src/cloud/database/prepare'
import { AppError } from '../src/cloud/errors'
import { codeOf } from '../src/cloud/invitations/intake'
import { secretsFrom } from '../src/cloud/secrets'
import { type Settings, settingsFrom } from '../src/cloud/settings'
import type { MadeInvitation } from '../src/contract/invitations'
import type { StreetCode } from '../src/contract/wire'

interface Asked {
  street: StreetCode
  name: string
  again: boolean
}

const USAGE = `npm run administrator -- --street 310101002 [--name 张三] [--again]

  DATABASE_URL or DATA_DIR, SECRET and PUBLIC_URL as the installation itself has them.
  --name   whom the invitation is made out to
  --again  one more, where those that the street has can no longer sign in`

function read(args: string[]): Asked {
  const { values } = parseArgs({
    args,
    options: {
      street: { type: 'string' },
      name: { type: 'string', default: '系统管理员' },
      again: { type: 'boolean', default: false },
    },
  })
  const { street = '', name, again } = values
  if (!/^\d{9}$/.test(street)) throw new Error(USAGE)
  const trimmed = name.trim()
  if (trimmed === '' || trimmed.length > 30) throw new Error('--name has 1 to 30 characters')
  return { street: street as StreetCode, name: trimmed, again }
}

async function nameOf(db: Database, street: StreetCode): Promise<string> {
  const [row] = await db.query<{ zh: string }>(
    `SELECT name ->> 'zh' AS zh FROM streets WHERE street = $1`,
    [street],
  )
  if (!row) throw new Error(`This installation does not serve the street ${street}.`)
  return row.zh
}

const words = (street: string, { street: code, name }: Asked, made: MadeInvitation) => {
  const until = new Date(made.expires).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' })
  return `
${street}（${code}）系统管理员邀请：${name}

${renderUnicodeCompact(made.link)}
link   ${made.link}
scene  ${made.scene}
until  ${until}（北京时间）

用微信里的零距离家园扫这张码接受邀请，只能用一次。请只交给本人。
Whoever scans it first becomes administrator: hand it to that person alone.`
}

async function main(args: string[]): Promise<void> {
  const asked = read(args)
  const settings: Settings = settingsFrom(process.env)
  const dataDir = path.resolve(process.env.DATA_DIR ?? '.data', 'pg')
  if (!process.env.DATABASE_URL) mkdirSync(path.dirname(dataDir), { recursive: true })
  const db = await openDatabase({ url: process.env.DATABASE_URL, dataDir })
  try {
    const now = Date.now()
    const { demonstration: demo } = settings
    await prepare(db, { migrations: readMigrations(MIGRATIONS_FOLDER), demonstration: demo, now })
    const street = await nameOf(db, asked.street)
    const invitation = await db.tx((tx) => inviteAdministrator(tx, { ...asked, demo, now }))
    const cloud = { settings, secrets: secretsFrom(settings.secret) }
    console.log(words(street, asked, await codeOf({ cloud, db, now }, asked.street, invitation)))
  } finally {
    await db.close()
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const again = error instanceof AppError && error.code === 'conflict'
  console.error(error instanceof Error ? error.message : error)
  if (again)
    console.error('The street has an administrator, who invites others. --again invites one more.')
  process.exit(1)
})
