/**
 * Jest's transform of the picture codecs. They are modules that ask for `import.meta`, which Babel
 * leaves in a script where it is a syntax error; the bundler of the functions makes an object of it.
 */

const { createHash } = require('node:crypto')
const { readFileSync } = require('node:fs')
const { transformSync } = require('esbuild')

const OWN_SOURCE = readFileSync(__filename)

module.exports = {
  /** Jest's own key leaves out the transform itself. */
  getCacheKey: (source) => createHash('sha1').update(OWN_SOURCE).update(source).digest('hex'),
  process: (source) => ({
    code: transformSync(source, { format: 'cjs', target: 'node20', logLevel: 'silent' }).code,
  }),
}
