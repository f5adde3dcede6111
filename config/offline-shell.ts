import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { transformSync } from 'esbuild'
import type { Compiler } from 'webpack'

const SOURCE = path.resolve(__dirname, '../src/client/offline-shell.worker.ts')
const NEVER_LOADED = /\.(txt|map|html)$/
/** The worker asks its cache first, for ever: another content must have another name. */
const HASHED = /\.[0-9a-f]{8,}\.\w+$/

/** The text of `sw.js` for a build, by the content of each file. Another build has another text. */
export function offlineWorker(build: ReadonlyMap<string, string | Buffer>): string {
  const source = fs.readFileSync(SOURCE, 'utf8')
  const hash = createHash('sha256').update(source)
  for (const name of [...build.keys()].sort()) hash.update(name).update(build.get(name) ?? '')
  const files = [...build.keys()].filter((name) => !NEVER_LOADED.test(name)).sort()
  const unmarked = files.filter((name) => !HASHED.test(name))
  if (unmarked.length > 0) throw new Error(`no hash of the content in ${unmarked.join(', ')}`)
  const shell = { version: hash.digest('hex').slice(0, 12), files }
  // The oldest language of any browser that has workers
  const options = { loader: 'ts', format: 'iife', target: 'es2015', minify: true } as const
  return transformSync(source, { ...options, define: { SHELL: JSON.stringify(shell) } }).code
}

/** Puts `sw.js` beside the files of an H5 build, when their names and contents are final. */
export class OfflineShell {
  apply(compiler: Compiler) {
    const { Compilation, sources } = compiler.webpack
    compiler.hooks.thisCompilation.tap('OfflineShell', (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_REPORT
      compilation.hooks.processAssets.tap({ name: 'OfflineShell', stage }, (assets) => {
        const build = Object.entries(assets).map(([name, asset]) => [name, asset.source()] as const)
        compilation.emitAsset('sw.js', new sources.RawSource(offlineWorker(new Map(build))))
      })
    })
  }
}
