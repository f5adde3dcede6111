/**
 * The order of the test files: the longest begin first, then the largest. By itself Jest goes by the
 * times of the last run, which a fresh clone has not, and a long file that begins last leaves the
 * other core idle for minutes.
 */

const { statSync } = require('node:fs')
const path = require('node:path')

const LONGEST = [
  'browser/accessibility-rest',
  'browser/accessibility',
  'browser/accessibility-reports',
  'cloud/fuzz/fuzz',
  'cloud/rights/rights',
  'weapp/budgets',
  'cloud/areas/responsible.oracle',
  'browser/go-live',
  'browser/offline-reload',
  'browser/journey',
  'browser/homes',
  'browser/signin',
  'cloud/rights/planted',
  'cloud/database/durability',
  'contract/hours.oracle',
].map((name) => path.join(__dirname, '..', `${name}.test.ts`))

/** Lower is earlier. */
function placeOf({ path: file }) {
  const at = LONGEST.indexOf(file)
  return at < 0 ? LONGEST.length : at
}

module.exports = class LongestFirst {
  sort(tests) {
    const sizes = new Map(tests.map((test) => [test, statSync(test.path).size]))
    return [...tests].sort(
      (one, other) => placeOf(one) - placeOf(other) || sizes.get(other) - sizes.get(one),
    )
  }

  /** Jest asks for these three with `--shard`, after a run and with `--onlyFailures`. */
  shard(tests, { shardIndex, shardCount }) {
    return tests.filter((_, at) => at % shardCount === shardIndex - 1)
  }

  cacheResults() {}

  allFailedTests(tests) {
    return tests
  }
}
