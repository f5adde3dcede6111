/**
 * What another process does with a database folder; a test starts it under tsx and may kill it.
 * Arguments: what to do, the folder, and for `lock` the rounds and the moment of the first.
 */
import { randomUUID } from 'node:crypto'
import { lockFolder } from '@/cloud/database/folder-lock'
import { openPglite } from '@/cloud/database/pglite'

const [, , task, folder = '', rounds = '0', firstAt = '0'] = process.argv

/** Writes for ever, two rows a transaction, and tells each id once it is committed. */
async function write() {
  const db = await openPglite({ dataDir: folder })
  for (;;) {
    const id = randomUUID()
    await db.tx(async (tx) => {
      await tx.query('INSERT INTO acknowledged VALUES ($1, 1, $2)', [id, 'x'.repeat(500)])
      await tx.query('INSERT INTO acknowledged VALUES ($1, 2, $2)', [id, 'y'.repeat(500)])
    })
    process.stdout.write(`${id}\n`)
  }
}

/** Opens, says so, and holds until it is killed. */
async function hold() {
  await openPglite({ dataDir: folder })
  process.stdout.write('open\n')
  setInterval(() => undefined, 1000)
}

/** Reaches for the lock of each round at one moment with its rivals, and stays alive afterwards. */
async function lock() {
  for (let round = 0; round < Number(rounds); round += 1) {
    while (Date.now() < Number(firstAt) + round * 20) await new Promise(setImmediate)
    try {
      lockFolder(`${folder}/${round}`)
      process.stdout.write(`got ${round}\n`)
    } catch (error) {
      const name = error instanceof Error ? error.name : String(error)
      process.stdout.write(`${name} ${round}\n`)
    }
  }
  process.stdout.write('done\n')
  setInterval(() => undefined, 1000)
}

const tasks: Record<string, () => Promise<void>> = { write, hold, lock }

tasks[task ?? '']?.().catch((error: unknown) => {
  process.stdout.write(`${error instanceof Error ? error.message : error}\n`)
  process.exit(1)
})
