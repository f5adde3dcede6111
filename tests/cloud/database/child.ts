import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

export interface Child {
  pid: number
  /** The lines that it has said so far. */
  lines: string[]
  /** Resolves with the first line that fits, or the n-th; rejects when it ends without. */
  says(pattern: RegExp, nth?: number): Promise<string>
  /** kill -9. */
  kill(): Promise<void>
}

const SCRIPT = path.resolve(__dirname, 'database.child.ts')

/** Starts database.child.ts in a process of its own. */
export function startChild(...args: string[]): Child {
  const child: ChildProcessByStdio<null, Readable, null> = spawn(
    process.execPath,
    ['--import', 'tsx', SCRIPT, ...args],
    { stdio: ['ignore', 'pipe', 'inherit'], cwd: path.resolve(__dirname, '../../..') },
  )
  const lines: string[] = []
  const reader = createInterface(child.stdout)
  reader.on('line', (line) => lines.push(line))
  // Its output ends before it does: until it has exited its locks are held.
  const ended = Promise.all([once(reader, 'close'), once(child, 'exit')])
  return {
    pid: child.pid ?? 0,
    lines,
    says: (pattern, nth = 1) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = lines.filter((line) => pattern.test(line))[nth - 1]
          if (found !== undefined) resolve(found)
        }
        look()
        reader.on('line', look)
        reader.once('close', () => reject(new Error(`ended, having said: ${lines.join('\n')}`)))
      }),
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}
