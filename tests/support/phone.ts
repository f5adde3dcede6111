import path from 'node:path'
import { type Destination, navigation, Pages } from './phone/pages'
import { openRealm, type Realm, type RealmOptions } from './phone/realm'
import type { Kept } from './phone/storage'
import { everyNode, figuresOf, findNode, readTree, type ViewNode } from './phone/tree'
import { type Answer, type CloudCall, makeWx, type WxState } from './phone/wx'

export type { ViewNode } from './phone/tree'

export interface PhoneOptions extends RealmOptions {
  /** The production build for weapp. */
  dist?: string
  /** The cloud: gets the call as JSON and answers as JSON. */
  callFunction?: (call: CloudCall) => unknown
  storage?: Kept
  offline?: boolean
  /** The phone's own language, as WeChat spells it. */
  language?: string
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

interface App {
  onLaunch?: (option: unknown) => void
  onShow?: (option: unknown) => void
}

interface Navigation extends Destination {
  success?: (told: object) => void
  fail?: (told: object) => void
}

/** Later, so that the tap that asked for it has ended. */
function afterTheTap(api: string, go: (to: Destination) => void) {
  return ({ success, fail, ...to }: Navigation) => {
    setTimeout(() => {
      try {
        go(to)
        success?.({ errMsg: `${api}:ok` })
      } catch (reason) {
        fail?.({ errMsg: (reason as Error).message })
      }
    })
  }
}

/** The app while it runs: one realm, one `wx`, one stack of pages. */
class Running {
  readonly pages: Pages
  readonly wx: Record<string, unknown>
  private readonly realm: Realm
  private app: App = {}

  constructor(dist: string, state: WxState, options: RealmOptions) {
    this.realm = openRealm(dist, options)
    const { logic } = this.realm
    this.pages = new Pages(dist, this.realm)
    const routes = Object.entries(navigation(this.pages, state)).map(
      ([api, go]) => [api, afterTheTap(api, go)] as const,
    )
    this.wx = Object.assign(makeWx(this.realm, state), Object.fromEntries(routes))
    logic.wx = this.wx
    logic.App = (app: App) => {
      this.app = app
    }
    logic.getApp = () => this.app
    logic.getCurrentPages = () => this.pages.stack.map(({ instance }) => instance)
    logic.__wxConfig = {}
    logic.requirePlugin = () => undefined
    this.realm.loadApp(path.join(dist, 'app.js'))
  }

  launch(url: string) {
    const [route = '', search = ''] = url.split('?')
    const option = this.realm.toLogic({
      path: route.replace(/^\//, ''),
      query: {},
      search,
      scene: 1047,
    })
    this.app.onLaunch?.(option)
    this.app.onShow?.(option)
  }

  close() {
    this.realm.close()
  }
}

/** A phone with WeChat: the production build in WeChat's own compiler and component framework. */
export class Phone {
  readonly storage: Kept
  private readonly state: WxState
  private readonly dist: string
  private running: Running | undefined

  constructor(private readonly options: PhoneOptions) {
    this.dist = path.resolve(options.dist ?? 'dist/weapp')
    this.storage = options.storage ?? new Map()
    this.state = {
      kept: this.storage,
      online: !options.offline,
      language: options.language ?? 'zh_CN',
      answers: new Map(),
      calls: [],
      networkListeners: new Set(),
      files: new Set(),
      callFunction: options.callFunction ?? unanswered,
    }
  }

  /** Opens a page from outside: a scanned code, a shared card, the list of mini-programs. */
  async open(route?: string, query: Record<string, string> = {}) {
    const cold = !this.running
    this.running ??= new Running(this.dist, this.state, this.options)
    const { pages } = this.running
    const search = Object.entries(query).map(
      ([key, value]) => `${key}=${encodeURIComponent(value)}`,
    )
    const url = [route ?? pages.app.first, ...(search.length ? [search.join('&')] : [])].join('?')
    if (cold) this.running.launch(url)
    pages.relaunch(url)
    await this.drawn()
  }

  /** The app is gone from memory; what it kept on the phone stays. */
  restart() {
    this.close()
    this.running = undefined
    this.state.networkListeners.clear()
  }

  close() {
    this.running?.close()
  }

  async tap(what: string) {
    this.pages.dispatcher(this.find(what).node).dispatchEvent('tap')
    await this.settle()
  }

  /** Writes into the field with this label. */
  async type(label: string, value: string) {
    const fields = everyNode(this.viewTree()).filter(
      ({ tag }) => tag === 'input' || tag === 'textarea',
    )
    const field = findNode(fields, label)
    if (!field) throw new Error(`no field “${label}” on ${this.path}`)
    this.pages.dispatcher(field.node).dispatchEvent('input', { detail: { value } })
    await this.settle()
  }

  async back() {
    this.pages.back(1)
    await this.settle()
  }

  /** Waits until the page shows the words. */
  async wait(words: string, ms = 20_000) {
    const until = Date.now() + ms
    while (!this.text().includes(words)) {
      if (Date.now() > until)
        throw new Error(`“${words}” never came to ${this.path}: ${this.text()}`)
      await pause(10)
    }
  }

  text() {
    return this.pages.top.body.textContent ?? ''
  }

  find(what: string): ViewNode {
    const node = findNode(this.viewTree(), what)
    if (!node) throw new Error(`no “${what}” on ${this.path}: ${this.text()}`)
    return node
  }

  viewTree(): ViewNode[] {
    const { shadowRoot } = this.pages.top.rendered._exparserNode
    return shadowRoot ? readTree(shadowRoot) : []
  }

  /** Nodes, depth and most children of the page, for WeChat's limits. */
  figures() {
    return figuresOf(this.viewTree())
  }

  /** Every setData since the start, with its size. */
  get setData() {
    return this.pages.setData
  }

  get path() {
    return this.pages.top.path
  }

  get stack() {
    return this.pages.stack.map((page) => page.path)
  }

  /** WeChat's APIs as the app sees them. */
  get wx(): Record<string, unknown> {
    if (!this.running) throw new Error('open a page first')
    return this.running.wx
  }

  /** Every use of WeChat's APIs, such as `makePhoneCall`. */
  get calls() {
    return this.state.calls
  }

  called(api: string) {
    return this.state.calls.filter((call) => call.api === api).map((call) => call.option)
  }

  /** What WeChat answers from now on: a value, or a function that may throw. */
  answer(api: string, answer: Answer) {
    this.state.answers.set(api, answer)
  }

  setOnline(online: boolean) {
    this.state.online = online
    const told = { isConnected: online, networkType: online ? 'wifi' : 'none' }
    for (const listener of this.state.networkListeners) listener(told)
  }

  /** A page's hook that WeChat calls, such as `onPullDownRefresh`. */
  async signal(hook: string, ...given: unknown[]) {
    const result: unknown = this.pages.signal(hook, ...given)
    await this.settle()
    return result
  }

  /** A busy machine takes its time for the first drawing. */
  private async drawn(ms = 5000) {
    const until = Date.now() + ms
    while (this.viewTree().length === 0 && Date.now() < until) await pause(10)
    await this.settle()
  }

  /** Lets React render and Taro send its setData. */
  settle(ms = 40) {
    return pause(ms)
  }

  private get pages() {
    if (!this.running) throw new Error('open a page first')
    return this.running.pages
  }
}

function unanswered({ name }: CloudCall): never {
  throw new Error(`no cloud was given to openPhone; “${name}” was called`)
}

const phones = new Set<Phone>()

export function openPhone(options: PhoneOptions = {}): Phone {
  const phone = new Phone(options)
  phones.add(phone)
  return phone
}

/** After each test, so that no timer of a phone outlives it. */
export function closePhones() {
  for (const phone of phones) phone.close()
  phones.clear()
}
