import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'

/** The database folder is open already, here or in another process. */
export class DatabaseInUse extends Error {
  constructor(
    folder: string,
    readonly pid: number,
  ) {
    super(
      pid === process.pid
        ? `The database ${folder} is open already in this process (${pid}).`
        : `The database ${folder} is in use by process ${pid}. Stop it first: two at once would lose writes.`,
    )
    this.name = 'DatabaseInUse'
  }
}

interface Owner {
  pid: number
  /** When the process started, in clock ticks since boot; '' where the system does not tell. */
  started: string
  /** Tells this lock from every other one, also from a later one of the same process. */
  token: string
}

/**
 * Takes `<folder>.lock` for this process, or throws `DatabaseInUse`; returns what gives it back. The
 * lock of a process that is gone is taken over. Holds among the processes of one machine; a folder
 * on a network share is not protected.
 */
export function lockFolder(folder: string): () => void {
  const file = `${folder}.lock`
  take(file, folder)
  return () => rmSync(file, { force: true })
}

/**
 * A lock appears whole, by `link`, which fails when the name is there. To replace a dead lock with
 * token T a process first takes the lock `<file>.T`, looks whether T is still there, and renames its
 * own over it. So among those who saw the same dead lock one goes on, and one that comes late finds
 * another token. A process that dies on the way leaves a dead `<file>.T`, which is taken over alike.
 */
function take(file: string, folder: string): void {
  for (;;) {
    if (create(file)) return
    const owner = read(file)
    if (owner === undefined) continue
    if (isAlive(owner)) throw new DatabaseInUse(folder, owner.pid)
    const claim = `${file}.${owner.token}`
    take(claim, folder)
    if (read(file)?.token === owner.token) {
      renameSync(claim, file)
      return
    }
    rmSync(claim, { force: true })
  }
}

function create(file: string): boolean {
  const owner: Owner = {
    pid: process.pid,
    started: startOf(process.pid),
    token: randomUUID().slice(0, 8),
  }
  const draft = `${file}.${process.pid}.${owner.token}`
  writeFileSync(draft, JSON.stringify(owner))
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    return false
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Undefined when the lock is gone. One that can't be read is what a power cut leaves: nobody's. */
function read(file: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Owner
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    return { pid: 0, started: '', token: 'unreadable' }
  }
}

/** A process number is given again, in a container at every start: the time of start must agree too. */
function isAlive({ pid, started }: Owner): boolean {
  if (pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false
  }
  const seen = startOf(pid)
  return seen === '' || seen === started
}

/** 'ended' for a process that nobody has waited for yet. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The program's name in parentheses may hold spaces; its state and 19 further on its start follow.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? 'ended' : (fields[19] ?? '')
  } catch {
    return ''
  }
}

/** Without `instanceof`: inside a test's sandbox Node's own errors are of another realm. */
function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
}
