/**
 * Jest's transform of PGlite's CommonJS files. They load Node's modules by `import()`, which Jest's
 * sandbox has only under an experimental flag, and take a jsdom page for a browser. So `import()`
 * becomes `require`, and the files see Node's globals and no page whatever the test environment. A
 * database that stays open (database-once.ts) must not keep the process: its alarms do not.
 */

const { createHash } = require('node:crypto')
const { readFileSync } = require('node:fs')

const OWN_SOURCE = readFileSync(__filename)

const NODE_GLOBALS = `
var window, document;
var nodeRequire = require;
var { Blob, File } = require('node:buffer');
var { TextDecoder, TextEncoder } = require('node:util');
var { setTimeout: nodeSetTimeout } = require('node:timers');
var setTimeout = (...given) => nodeSetTimeout(...given).unref();
`

module.exports = {
  /** Jest's own key leaves out the transform itself. */
  getCacheKey: (source) => createHash('sha1').update(OWN_SOURCE).update(source).digest('hex'),
  process(source) {
    const code = source
      .replace(/\bimport\(("[a-z:/]+")\)/g, 'Promise.resolve(nodeRequire($1))')
      .replace(/globalThis\.(window|WorkerGlobalScope)\b/g, 'undefined')
    return { code: `${NODE_GLOBALS}${code}` }
  },
}
