/**
 * Jest's transform of what never runs on a phone, by the compiler that builds the functions: a fresh
 * clone has nothing compiled, and Babel takes several times as long. Projects share what is compiled.
 */

const { createHash } = require('node:crypto')
const { readFileSync } = require('node:fs')
const path = require('node:path')
const { transformSync, version } = require('esbuild')

const OWN_SOURCE = readFileSync(__filename)

const TO_NODE = {
  format: 'cjs',
  target: 'node20',
  sourcemap: true,
  // Jest's sandbox has it only under an experimental flag
  supported: { 'dynamic-import': false },
}

module.exports = {
  /** Jest's own key leaves out the transform itself. */
  getCacheKey: (source, file) =>
    createHash('sha1').update(OWN_SOURCE).update(version).update(file).update(source).digest('hex'),
  process(source, file) {
    const loader = path.extname(file).slice(1)
    const { code, map } = transformSync(source, { ...TO_NODE, loader, sourcefile: file })
    return { code, map }
  },
}
