// Bundles each cloud function into a self-contained folder: dist/cloud/<name>/index.js + config.json.
import { cpSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { build } from 'esbuild'

/** What each function needs beside its one file: big libraries that few calls use, loaded by those alone. */
const functions = {
  api: ['wx-server-sdk', 'exceljs', 'polyclip-ts'],
  timer: ['wx-server-sdk', 'exceljs', 'polyclip-ts'],
  migrate: ['wx-server-sdk', 'exceljs', 'polyclip-ts'],
}

const options = {
  bundle: true,
  platform: 'node',
  target: 'node18',
  format: 'cjs',
  minify: true,
  legalComments: 'none',
  tsconfig: 'tsconfig.json',
  logLevel: 'error',
}

/** pg looks for these at run time and does without. */
const absent = ['pg-native', 'pg-cloudflare']

rmSync('dist/cloud', { recursive: true, force: true })
for (const [name, beside] of Object.entries(functions)) {
  const folder = `dist/cloud/${name}`
  mkdirSync(folder, { recursive: true })
  await build({
    ...options,
    // names of our functions and errors stay readable in the platform's logs
    keepNames: true,
    // pg makes a Response to find out whether it runs at Cloudflare, and Node loads all of fetch for it:
    // a third of a cold start. No function of ours uses one.
    define: { Response: 'undefined' },
    alias: Object.fromEntries(beside.map((library) => [library, `./${library}.js`])),
    external: [...absent, ...beside.map((library) => `./${library}.js`)],
    entryPoints: [`src/cloud/functions/${name}/index.ts`],
    outfile: `${folder}/index.js`,
  })
  for (const library of beside) {
    await build({ ...options, entryPoints: [library], outfile: `${folder}/${library}.js` })
  }
  cpSync(`src/cloud/functions/${name}/config.json`, `${folder}/config.json`)
  const about = { name, version: '1.0.0', main: 'index.js', private: true }
  writeFileSync(`${folder}/package.json`, `${JSON.stringify(about, null, 2)}\n`)
  console.log(`${folder}/index.js ${Math.round(statSync(`${folder}/index.js`).size / 1024)} KB`)
}
cpSync('src/cloud/database/migrations', 'dist/cloud/migrate/migrations', { recursive: true })
