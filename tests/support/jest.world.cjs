/**
 * The environment of files of tests whose modules are kept (jest.modules.cjs): one in a worker, since
 * a module belongs to the globals it was loaded with. Each file begins with the variables of the shell.
 */

const { TestEnvironment } = require('jest-environment-node')

class World extends TestEnvironment {
  constructor(config, context) {
    super(config, context)
    const { env, exit } = this.global.process
    this.before = { env: { ...env }, exit }
  }

  async teardown() {
    this.fakeTimersModern.dispose()
    const { process } = this.global
    // Jest wraps it for each file
    process.exit = this.before.exit
    for (const name of Object.keys(process.env)) delete process.env[name]
    Object.assign(process.env, this.before.env)
  }
}

/** By project. */
const worlds = new Map()

/** Called with `new`: answers the world that is there. */
module.exports = function worldOf(config, context) {
  const { id } = config.projectConfig
  const world = worlds.get(id) ?? new World(config, context)
  worlds.set(id, world)
  return world
}
