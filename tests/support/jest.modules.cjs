/**
 * Jest's runtime, which loads a module once in a worker instead of once in each file of tests: the
 * cloud is some 700 modules, whose loading takes longer than most files' tests. Only the file of tests
 * and what a project sets up after its environment, which speak of one file, are read anew.
 */

const { default: Runtime } = require('jest-runtime')

/** By project: what its modules are and where their lines come from. */
const kept = new Map()

module.exports = class ModulesOnce extends Runtime {
  constructor(config, ...given) {
    super(config, ...given)
    this.ofOneFile = [...config.setupFilesAfterEnv, this._testPath]
    const mine = kept.get(config.id) ?? {
      modules: this._moduleRegistry,
      sourceMaps: this._sourceMapRegistry,
    }
    kept.set(config.id, mine)
    this._moduleRegistry = mine.modules
    this._sourceMapRegistry = mine.sourceMaps
  }

  /** After a file. Kept modules still ask this runtime for what they load late. */
  teardown() {
    this.restoreAllMocks()
    for (const file of this.ofOneFile) this._moduleRegistry.delete(file)
    this._internalModuleRegistry.clear()
    this._cacheFS.clear()
    this._fileTransforms.clear()
  }
}
