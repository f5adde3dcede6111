// Packages a release for WeChat's cloud and says what an upload would send. Needs no account.
//   npm run deploy -- --dry-run
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'

const OUT = 'dist/deploy'
/** WeChat's limits: a package, all of them, and what its code check wants of the main one. */
const LIMITS = { package: 2 * 1024 * 1024, total: 30 * 1024 * 1024, main: 1.5 * 1024 * 1024 }

const fail = (words) => {
  console.error(words)
  process.exit(1)
}

if (!process.argv.includes('--dry-run')) {
  fail(`Only the dry run is automatic: it packages ${OUT} and says what an upload sends.
An upload needs the account's key, which lies in no repository.
  npm run deploy -- --dry-run`)
}
for (const built of ['dist/weapp/app.json', 'dist/cloud/api/index.js']) {
  if (!existsSync(built))
    fail(`${built} is missing: npm run build:weapp && npm run build:cloud first`)
}

const filesIn = (at) =>
  readdirSync(at, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesIn(path.join(at, entry.name)) : [path.join(at, entry.name)],
  )
const bytesOf = (files) => files.reduce((sum, file) => sum + statSync(file).size, 0)
const kb = (bytes) => `${(bytes / 1024).toFixed(0).padStart(6)} KB`

rmSync(OUT, { recursive: true, force: true })
mkdirSync(OUT, { recursive: true })
cpSync('dist/weapp', `${OUT}/miniprogram`, { recursive: true })
cpSync('dist/cloud', `${OUT}/cloudfunctions`, { recursive: true })
const project = JSON.parse(readFileSync('project.config.json', 'utf8'))
const release = {
  ...project,
  miniprogramRoot: 'miniprogram/',
  cloudfunctionRoot: 'cloudfunctions/',
}
writeFileSync(`${OUT}/project.config.json`, `${JSON.stringify(release, null, 2)}\n`)

// The mini-program, by package.
const app = JSON.parse(readFileSync(`${OUT}/miniprogram/app.json`, 'utf8'))
const roots = (app.subPackages ?? app.subpackages ?? []).map(({ root }) => root.replace(/\/$/, ''))
const all = filesIn(`${OUT}/miniprogram`)
const of = (root) => all.filter((file) => file.startsWith(`${OUT}/miniprogram/${root}/`))
const packages = roots.map((root) => [root, bytesOf(of(root))])
const main = bytesOf(all) - packages.reduce((sum, [, bytes]) => sum + bytes, 0)

console.log('Mini-program')
for (const [name, bytes] of [['main', main], ...packages]) console.log(`${kb(bytes)}  ${name}`)
console.log(`${kb(bytesOf(all))}  in all, ${all.length} files`)
const over = packages.filter(([, bytes]) => bytes > LIMITS.package).map(([name]) => name)
if (main > LIMITS.main) over.push('main')
if (bytesOf(all) > LIMITS.total) over.push('all')
if (over.length > 0) fail(`Over WeChat's limits: ${over.join(', ')}`)

// The functions, with their timers.
console.log('\nCloud functions')
const names = readdirSync(`${OUT}/cloudfunctions`).sort()
for (const name of names) {
  const folder = `${OUT}/cloudfunctions/${name}`
  const config = JSON.parse(readFileSync(`${folder}/config.json`, 'utf8'))
  const timers = (config.triggers ?? []).map((trigger) => `${trigger.name} (${trigger.config})`)
  const about = `${config.runtime}, ${config.timeout} s, ${config.memorySize} MB`
  console.log(
    `${kb(bytesOf(filesIn(folder)))}  ${name}: ${about}${timers.length ? `; timer ${timers}` : ''}`,
  )
}

// The migrations, as the function `migrate` carries them.
console.log('\nMigrations')
for (const file of filesIn(`${OUT}/cloudfunctions/migrate/migrations`).sort()) {
  const hash = createHash('sha256').update(readFileSync(file)).digest('hex')
  console.log(`  ${path.basename(file)}  ${hash.slice(0, 12)}`)
}

const manifest = filesIn(OUT).map((file) => ({
  file: path.relative(OUT, file),
  bytes: statSync(file).size,
  sha256: createHash('sha256').update(readFileSync(file)).digest('hex'),
}))
writeFileSync(`${OUT}/manifest.json`, `${JSON.stringify(manifest, null, 1)}\n`)

console.log(`
Packaged in ${OUT}: ${manifest.length} files, ${kb(bytesOf(filesIn(OUT))).trim()}, listed with their hashes in manifest.json.
It is a WeChat project as it stands. An upload sends the mini-program and ${names.join(', ')}, by
WeChat's developer tools opened on this folder, or by miniprogram-ci with the account's key.`)
console.log(`
Each function needs: DATABASE_URL, SECRET (32 characters or more, kept for ever), PUBLIC_URL.
In the console, once: under message push, type event, event wxa_media_check goes to the function events;
the storage's rule lets phones create below import/ and report_photo/ alone, read nothing and change nothing.
After the first upload, and after each that brings migrations: run the function migrate from the console.
Nothing was sent.`)
