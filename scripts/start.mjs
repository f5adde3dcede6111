// The main job: builds the H5 app where it is missing or older than its sources, then serves it with the cloud.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'

const newest = (at) =>
  statSync(at).isDirectory()
    ? Math.max(0, ...readdirSync(at).map((name) => newest(path.join(at, name))))
    : statSync(at).mtimeMs

const built = 'dist/h5/index.html'
const sources = [
  'src/client',
  'src/components',
  'src/contract',
  'src/pages',
  'src/styles',
  'config',
]
const stale = !existsSync(built) || newest('dist/h5') < Math.max(...sources.map(newest))

if (stale) {
  console.log('Building the H5 app, about a minute …')
  const { status } = spawnSync('npm', ['run', '--silent', 'build:h5'], { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

const production = process.env.SECRET !== undefined || process.env.NODE_ENV === 'production'
const server = spawn(
  process.execPath,
  ['--import', 'tsx', 'src/cloud/local/main.ts', ...process.argv.slice(2)],
  {
    stdio: 'inherit',
    env: { ...process.env, ...(production ? {} : { DEMONSTRATION: '1' }), TZ: 'Asia/Shanghai' },
  },
)
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('exit', (code) => process.exit(code ?? 0))
