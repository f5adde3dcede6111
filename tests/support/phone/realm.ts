import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import vm from 'node:vm'
import { JSDOM, VirtualConsole } from 'jsdom'

/** The framework of WeChat's base library runs where it can draw; its compilers run outside. */
const FRAMEWORK = /node_modules[\\/](miniprogram-simulate|j-component|miniprogram-exparser)[\\/]/

/** What old phones lack beyond what no phone has. */
const LACKING = ['Intl', 'BigInt', 'queueMicrotask']

export type Globals = Record<string, unknown>

/**
 * A phone has two worlds, as in WeChat. The logic world runs the app: the bare language and `wx`,
 * no window, no document, no fetch, no AbortController, no crypto, no eval. The view world draws.
 */
export interface Realm {
  logic: Globals
  view: Globals
  document: Document
  loadApp: Load
  loadFramework(name: string): unknown
  /** A copy made of the logic world's own objects, as everything is that WeChat hands out. */
  toLogic<T>(value: T): T
  /** What setData carries across: JSON, nothing else. */
  toView<T>(value: T): T
  close(): void
}

const compiled = new Map<string, vm.Script>()

function compile(file: string, names: string[]) {
  let script = compiled.get(file)
  if (!script) {
    const code = fs.readFileSync(file, 'utf8')
    script = new vm.Script(`(function (${names.join(', ')}) {${code}\n})`, { filename: file })
    compiled.set(file, script)
  }
  return script
}

type Load = (file: string) => unknown

/** CommonJS within one world. What belongs to no world of the phone's comes from the test's own. */
function makeLoader(
  context: vm.Context,
  given: Globals,
  worldOf: (file: string, own: Load) => Load | undefined,
): Load {
  const modules = new Map<string, { exports: unknown }>()
  const load = (file: string): unknown => {
    const known = modules.get(file)
    if (known) return known.exports
    const module = { exports: {} as unknown }
    modules.set(file, module)
    const require = makeRequire(file)
    const scope = { ...given, module, exports: module.exports, require }
    if (file.endsWith('.json')) module.exports = JSON.parse(fs.readFileSync(file, 'utf8'))
    else compile(file, Object.keys(scope)).runInContext(context)(...Object.values(scope))
    return module.exports
  }
  const makeRequire = (from: string) => {
    const outside = createRequire(from)
    const inside = (request: string) => {
      const file = outside.resolve(request)
      const world = path.isAbsolute(file) ? worldOf(file, load) : undefined
      return world ? world(file) : outside(request)
    }
    return Object.assign(inside, { resolve: outside.resolve, cache: {} })
  }
  return load
}

/** The phone's clock stood at `now` when the app began, and goes on. */
const SHIFT_CLOCK = (now: number) => `{
  const Real = Date
  const ahead = ${now} - Real.now()
  globalThis.Date = class Date extends Real {
    constructor(...given) { given.length ? super(...given) : super(Real.now() + ahead) }
    static now() { return Real.now() + ahead }
  }
}`

export interface RealmOptions {
  /** Without what old phones lack: Intl, BigInt, queueMicrotask. */
  hostile?: boolean
  /** What the phone's clock says when the app starts (ms); the real time where it is not given. */
  now?: number
}

function openLogic(timers: Globals, { hostile = false, now }: RealmOptions) {
  const own: Globals = { console, queueMicrotask: (task: () => void) => queueMicrotask(task) }
  for (const name of ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval']) {
    own[name] = timers[name]
  }
  const context = vm.createContext(own, { codeGeneration: { strings: false, wasm: false } })
  const globals = vm.runInContext('globalThis', context) as Globals
  if (now !== undefined) vm.runInContext(SHIFT_CLOCK(now), context)
  for (const name of ['WebAssembly', ...(hostile ? LACKING : [])])
    Reflect.deleteProperty(globals, name)
  return { context, globals }
}

export function openRealm(dist: string, options: RealmOptions): Realm {
  const dom = new JSDOM('<!doctype html><html><body></body></html>', {
    runScripts: 'outside-only',
    virtualConsole: new VirtualConsole().sendTo(console),
  })
  const view = dom.window as unknown as Globals
  const logic = openLogic(view, options)
  const isApp = (file: string) => file.startsWith(dist + path.sep)
  const loadApp = makeLoader(logic.context, { global: logic.globals }, (file, own) =>
    isApp(file) ? own : undefined,
  )
  const loadFramework = makeLoader(
    dom.getInternalVMContext(),
    { global: view, process },
    (file, own) => (isApp(file) ? loadApp : FRAMEWORK.test(file) ? own : undefined),
  )
  const copyBy = (json: JSON) => {
    return <T>(value: T): T => (value === undefined ? value : json.parse(JSON.stringify(value)))
  }
  return {
    logic: logic.globals,
    view,
    document: dom.window.document,
    loadApp,
    loadFramework: (name) => loadFramework(require.resolve(name)),
    toLogic: copyBy(logic.globals.JSON as JSON),
    toView: copyBy(view.JSON as JSON),
    close: () => dom.window.close(),
  }
}
