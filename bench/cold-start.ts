// What a cold instance of `api` costs beside a function that only loads pg, measured side by side.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buildSync } from 'esbuild'
import { median, report } from './median'

const RUNS = 31
const api = path.resolve('dist/cloud/api/index.js')
if (!existsSync(api)) throw new Error('npm run build:cloud first')

const folder = mkdtempSync(path.join(os.tmpdir(), 'zdh-cold-'))

/** A function that only loads pg, as it comes or without its probe for Cloudflare (scripts/build-cloud.mjs). */
function onlyPg(name: string, define: Record<string, string>): string {
  const outfile = path.join(folder, `${name}.js`)
  buildSync({
    stdin: {
      contents: `import { Pool } from 'pg'
        let pool
        export async function main() { pool ??= new Pool({ max: 2 }); return { ok: true } }`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    external: ['pg-native', 'pg-cloudflare'],
    define,
    outfile,
  })
  return outfile
}
const asItComes = onlyPg('as-it-comes', {})
const unprobed = onlyPg('unprobed', { Response: 'undefined' })

/** Milliseconds from an empty process to the first answer, which needs no database. */
function coldStart(file: string): number {
  const script = `const t = performance.now()
    require(${JSON.stringify(file)}).main({ action: 'session.personas', input: {} })
      .then(() => process.stderr.write(String(performance.now() - t)))`
  const env = {
    ...process.env,
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
    SECRET: 'x'.repeat(32),
    PUBLIC_URL: 'https://home.example.cn',
  }
  return Number(
    execFileSync('sh', ['-c', `node -e "$0" 2>&1 >/dev/null`, script], { env }).toString(),
  )
}

const times: Record<'ours' | 'bare' | 'lean', number[]> = { ours: [], bare: [], lean: [] }
for (let run = 0; run < RUNS; run++) {
  times.ours.push(coldStart(api))
  times.bare.push(coldStart(asItComes))
  times.lean.push(coldStart(unprobed))
}
report('cold start of api, ms (median)', median(times.ours))
report('cold start of a function that only loads pg, ms (median)', median(times.bare))
report('ratio', median(times.ours) / median(times.bare), { most: 1.3 })
report('ratio to pg without its probe for Cloudflare', median(times.ours) / median(times.lean))
