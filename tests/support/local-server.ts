import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { ActionName, InputOf, OutputOf } from '@/contract'
import type { Envelope } from '@/contract/errors'
import type { Persona } from '@/contract/session'
import { freePort } from './free-port'

const ROOT = path.resolve(__dirname, '../..')
/** A first start plants the whole demonstration in a new database, beside other tests. */
const START_MS = 90_000
const STOP_MS = 20_000

export interface LocalServer {
  url: string
  /** Answers the data of a call over HTTP; throws where it was refused. */
  call<Name extends ActionName>(
    action: Name,
    input: InputOf<Name>,
    token?: string,
  ): Promise<OutputOf<Name>>
  /** One session a persona, until the clock is moved. */
  tokenOf(persona: Persona): Promise<string>
  /** SIGTERM, and everything that it holds away; throws where it did not end by itself with 0. */
  stop(): Promise<void>
}

async function untilReady(url: string, child: ChildProcess, said: () => string) {
  const until = Date.now() + START_MS
  while (Date.now() < until) {
    if (child.exitCode !== null) break
    const health = await fetch(`${url}/healthz`).catch(() => undefined)
    if (health?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  child.kill('SIGKILL')
  throw new Error(`the local server did not start:\n${said()}`)
}

function ended(child: ChildProcess): Promise<number | NodeJS.Signals | null> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((resolve) => {
    const patience = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
    child.once('exit', (code, signal) => {
      clearTimeout(patience)
      resolve(code ?? signal)
    })
  })
}

/** `npm start` as a process of its own: a free port, a new data folder, the demonstration inside. */
export async function startLocalServer(): Promise<LocalServer> {
  const port = await freePort()
  const folder = mkdtempSync(path.join(os.tmpdir(), 'zdh-server-'))
  const url = `http://127.0.0.1:${port}`
  const { NODE_ENV: _, ...env } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cloud/local/main.ts'], {
    cwd: ROOT,
    env: { ...env, DEMONSTRATION: '1', PORT: String(port), DATA_DIR: folder, PUBLIC_URL: url },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const hear = (chunk: Buffer) => {
    said += chunk
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  await untilReady(url, child, () => said)

  const tokens = new Map<Persona, Promise<string>>()
  const call: LocalServer['call'] = async (action, input, token) => {
    // at another moment an old token has ended, or not begun
    if (action === 'clock.move') tokens.clear()
    const response = await fetch(`${url}/api`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      body: JSON.stringify({ action, input }),
    })
    const envelope = (await response.json()) as Envelope<OutputOf<typeof action>>
    if (envelope.ok) return envelope.data
    throw new Error(`${action}: ${envelope.error.code} ${envelope.error.message}`)
  }
  return {
    url,
    call,
    tokenOf(persona) {
      const token =
        tokens.get(persona) ?? call('session.signInAs', { persona }).then((made) => made.token)
      tokens.set(persona, token)
      return token
    },
    async stop() {
      child.kill('SIGTERM')
      const code = await ended(child)
      rmSync(folder, { recursive: true, force: true })
      if (code !== 0) throw new Error(`the local server ended with ${code}, not 0:\n${said}`)
    },
  }
}
