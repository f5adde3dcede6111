import { execFile } from 'node:child_process'
import path from 'node:path'

const ROOT = path.resolve(__dirname, '../..')

/** How a command ended, and all that it printed. */
export interface Ran {
  code: number
  said: string
}

/** A script of the repository, as whoever deploys runs it, on the installation that `env` names. */
export function command(
  script: 'administrator' | 'street',
  env: Record<string, string>,
  ...args: string[]
): Promise<Ran> {
  const { DEMONSTRATION: _, DATABASE_URL: __, ...others } = process.env
  return new Promise((resolve) =>
    execFile(
      process.execPath,
      ['--import', 'tsx', `scripts/${script}.ts`, ...args],
      { cwd: ROOT, env: { ...others, ...env } },
      (error, stdout, stderr) =>
        resolve({ code: error ? Number(error.code ?? 1) : 0, said: stdout + stderr }),
    ),
  )
}

/** The link that the command `administrator` printed. */
export const linkIn = ({ said }: Ran) => /^link {3}(\S+)$/m.exec(said)?.[1] ?? ''
