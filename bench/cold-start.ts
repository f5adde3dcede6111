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
const onlyPg = path.join(folder, 'only-pg.js')
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
  outfile: onlyPg,
})

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

const [ours, bare]: [number[], number[]] = [[], []]
for (let run = 0; run < RUNS; run++) {
  ours.push(coldStart(api))
  bare.push(coldStart(onlyPg))
}
report('cold start of api, ms (median)', median(ours))
report('cold start of a function that only loads pg, ms (median)', median(bare))
report('ratio', median(ours) / median(bare), { most: 1.3 })
