import { execFileSync, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'

export interface PostgresServer {
  /** The server's own database `postgres`. */
  url: string
  /** A new empty database, or a copy of one that nobody is connected to; returns its url. */
  createDatabase(name: string, copyOf?: string): Promise<string>
  stop(): Promise<void>
}

const PORT = 5432
const START_TIMEOUT = 30_000

/** Text sorts by code point, as in the embedded database. */
const NEW_DATABASE = `ENCODING 'UTF8' LOCALE 'C.UTF-8'`

/**
 * A PostgreSQL server of the test's own: fresh cluster, Unix socket only, gone with `stop()` and also
 * when the test process dies. With TEST_DATABASE_URL (a superuser of any PostgreSQL 15+ or Citus)
 * that server is used instead, in databases that `stop()` drops.
 */
export async function startPostgres(
  settings: Record<string, string> = { fsync: 'off' },
): Promise<PostgresServer> {
  const given = process.env.TEST_DATABASE_URL
  if (given) return databasesOn(given, `_${randomUUID().slice(0, 8)}`)
  const cluster = createCluster()
  const server = runServer(cluster, settings)
  const url = `postgres://postgres@/postgres?host=${encodeURIComponent(cluster.folder)}&port=${PORT}`
  try {
    await answering(url, cluster.log)
  } catch (error) {
    await server.stop()
    throw error
  }
  return { ...databasesOn(url, ''), stop: server.stop }
}

interface Cluster {
  bin: string
  folder: string
  log: string
  user: { uid?: number; gid?: number }
}

/** PostgreSQL refuses to run as root: there it runs as `postgres`. */
function createCluster(): Cluster {
  const bin = binaries()
  const folder = mkdtempSync(path.join(tmpdir(), 'zdh-pg-'))
  const user = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {}
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid)
  const initdb = ['-D', path.join(folder, 'data'), '-U', 'postgres', '-A', 'trust', '--no-sync']
  const options = ['-E', 'UTF8', '--locale=C.UTF-8']
  execFileSync(path.join(bin, 'initdb'), [...initdb, ...options], {
    ...user,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  return { bin, folder, log: path.join(folder, 'log'), user }
}

function idOf(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
}

function binaries(): string {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root)
    ? readdirSync(root)
        .map(Number)
        .sort((a, b) => b - a)
    : []
  const found = versions
    .map((version) => path.join(root, String(version), 'bin'))
    .find((bin) => existsSync(path.join(bin, 'initdb')))
  if (found) return found
  throw new Error('No PostgreSQL server on this machine: apt-get install postgresql')
}

/**
 * The shell waits for the end of its input, which comes with `stop()` and with any death of this
 * process, kill -9 included; then it ends the server and removes the folder.
 */
function runServer({ bin, folder, user }: Cluster, settings: Record<string, string>) {
  const options = { listen_addresses: '', unix_socket_directories: folder, ...settings }
  const flags = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = [path.join(bin, 'postgres'), '-D', path.join(folder, 'data'), '-p', String(PORT)]
  const script = `folder=$1; shift; cd /; "$@" >"$folder/log" 2>&1 </dev/null & pid=$!
    read -r _; kill -QUIT $pid; wait $pid; rm -rf "$folder"`
  const shell = spawn('sh', ['-c', script, 'sh', folder, ...server, ...flags], {
    ...user,
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  shell.unref()
  const ended = new Promise<void>((resolve) => shell.once('exit', () => resolve()))
  return {
    async stop(): Promise<void> {
      shell.ref()
      shell.stdin.end()
      await ended
    },
  }
}

async function answering(url: string, log: string): Promise<void> {
  const until = Date.now() + START_TIMEOUT
  for (;;) {
    try {
      await on(url, 'SELECT 1')
      return
    } catch (error) {
      if (Date.now() > until) {
        throw new Error(`PostgreSQL did not start:\n${readFileSync(log, 'utf8')}`, { cause: error })
      }
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

function databasesOn(url: string, suffix: string): PostgresServer {
  const made: string[] = []
  return {
    url,
    async createDatabase(name, copyOf) {
      const full = name + suffix
      const source = copyOf ? `TEMPLATE "${copyOf}${suffix}"` : `TEMPLATE template0 ${NEW_DATABASE}`
      await on(url, `CREATE DATABASE "${full}" ${source}`)
      made.push(full)
      const database = new URL(url.replace('@/', '@socket/'))
      database.pathname = `/${full}`
      return database.toString().replace('@socket/', '@/')
    },
    async stop() {
      for (const name of made) await on(url, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
    },
  }
}

async function on(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
