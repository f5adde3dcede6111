// Bundles each cloud function into a self-contained folder: dist/cloud/<name>/index.js + config.json.
import { cpSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'

/** What each function needs beside its one file: big libraries that few calls use, loaded by those alone. */
const functions = {
  api: ['wx-server-sdk', 'exceljs', 'polyclip-ts'],
  timer: ['wx-server-sdk', 'exceljs', 'polyclip-ts'],
  events: ['wx-server-sdk', 'exceljs', 'polyclip-ts'],
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

/** What cleans photos, with the codecs: only the timer does, so no other function carries it. */
const cleaning = { module: '@/cloud/files/clean', file: './photos.js', functions: ['timer'] }
const codecs = [
  '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm',
  '@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm',
  '@jsquash/png/codec/pkg/squoosh_png_bg.wasm',
  '@jsquash/webp/codec/dec/webp_dec.wasm',
]
const besideCodec = (codec) => `./${path.basename(codec)}`

/** What prints certificates, with its letters: only calls do, so no other function carries the 10 MB. */
const printing = { module: '@/cloud/service/print', file: './certificates.js', functions: ['api'] }
const font = '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'
const besideFont = `./${path.basename(font)}`

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
    alias: {
      ...Object.fromEntries(beside.map((library) => [library, `./${library}.js`])),
      [cleaning.module]: cleaning.file,
      [printing.module]: printing.file,
    },
    external: [
      ...absent,
      ...beside.map((library) => `./${library}.js`),
      cleaning.file,
      printing.file,
    ],
    entryPoints: [`src/cloud/functions/${name}/index.ts`],
    outfile: `${folder}/index.js`,
  })
  for (const library of beside) {
    await build({ ...options, entryPoints: [library], outfile: `${folder}/${library}.js` })
  }
  if (cleaning.functions.includes(name)) {
    await build({
      ...options,
      alias: Object.fromEntries(codecs.map((codec) => [codec, besideCodec(codec)])),
      external: codecs.map(besideCodec),
      entryPoints: ['src/cloud/files/clean/index.ts'],
      outfile: `${folder}/${cleaning.file}`,
    })
    for (const codec of codecs) cpSync(`node_modules/${codec}`, `${folder}/${besideCodec(codec)}`)
  }
  if (printing.functions.includes(name)) {
    await build({
      ...options,
      // its other form looks for files beside itself as soon as it is loaded
      alias: { [font]: besideFont, pdfkit: path.resolve('node_modules/pdfkit/js/pdfkit.js') },
      external: [besideFont],
      entryPoints: ['src/cloud/service/print/index.ts'],
      outfile: `${folder}/${printing.file}`,
    })
    cpSync(`node_modules/${font}`, `${folder}/${besideFont}`)
  }
  cpSync(`src/cloud/functions/${name}/config.json`, `${folder}/config.json`)
  // not the bare name: `events` is a module of Node, and tools that read names would take this for it
  const about = { name: `zero-distance-${name}`, version: '1.0.0', main: 'index.js', private: true }
  writeFileSync(`${folder}/package.json`, `${JSON.stringify(about, null, 2)}\n`)
  console.log(`${folder}/index.js ${Math.round(statSync(`${folder}/index.js`).size / 1024)} KB`)
}
cpSync('src/cloud/database/migrations', 'dist/cloud/migrate/migrations', { recursive: true })
