import fs from 'node:fs'
import path from 'node:path'
import { parse } from 'node:querystring'
import type { Realm } from './realm'
import type { ExparserNode } from './tree'
import type { WxState } from './wx'

export interface SetDataCall {
  page: string
  bytes: number
}

/** What we use of miniprogram-simulate and of the component it renders. */
interface Simulate {
  load(file: string, option: object): string
  render(id: string): Rendered
}

interface Rendered {
  instance: PageInstance
  _exparserNode: ExparserNode
  attach(parent: Element): void
  detach(): void
}

export interface Dispatcher {
  dispatchEvent(name: string, option?: { detail?: unknown }): void
}

interface PageInstance {
  route: string
  __route__: string
  setData(data: unknown, done?: () => void): void
  [hook: string]: unknown
}

export interface OpenPage {
  path: string
  query: Record<string, string>
  body: Element
  rendered: Rendered
  instance: PageInstance
}

interface AppJson {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  tabBar?: { list: { pagePath: string }[] }
}

type Component = (definition: Record<string, unknown>) => void

function readAppJson(dist: string) {
  const app: AppJson = JSON.parse(fs.readFileSync(path.join(dist, 'app.json'), 'utf8'))
  const inPackages = (app.subPackages ?? []).flatMap(({ root, pages }) =>
    pages.map((page) => path.posix.join(root, page)),
  )
  const tabs = (app.tabBar?.list ?? []).map((tab) => tab.pagePath)
  return { first: app.pages[0] ?? '', all: [...app.pages, ...inPackages], tabs }
}

/** A page is a component to the framework; styles keep their own class names. */
function teachPages({ view, logic, toView }: Realm) {
  const register = view.Component as Component
  const plain: Component = (definition) =>
    register({
      ...definition,
      options: { ...(definition.options as object | undefined), classPrefix: '' },
    })
  logic.Component = plain
  logic.Page = (config: Record<string, unknown>) => {
    const hooks = Object.entries(config).filter(([, hook]) => typeof hook === 'function')
    plain({ data: toView(config.data), methods: Object.fromEntries(hooks) })
  }
}

/** Pages as WeChat stacks them. */
export class Pages {
  readonly stack: OpenPage[] = []
  readonly setData: SetDataCall[] = []
  readonly app: ReturnType<typeof readAppJson>
  private readonly ids = new Map<string, string>()
  private readonly simulate: Simulate

  constructor(
    private readonly dist: string,
    private readonly realm: Realm,
  ) {
    this.app = readAppJson(dist)
    this.simulate = realm.loadFramework('miniprogram-simulate') as Simulate
    teachPages(realm)
  }

  get top(): OpenPage {
    const page = this.stack[this.stack.length - 1]
    if (!page) throw new Error('no page is open')
    return page
  }

  /** For taps: the framework's own wrapper around a node. */
  dispatcher(node: ExparserNode): Dispatcher {
    const Wrapper = Object.getPrototypeOf(Object.getPrototypeOf(this.top.rendered)).constructor
    return new Wrapper(node)
  }

  push(url: string) {
    this.signal('onHide')
    this.mount(url)
  }

  replace(url: string) {
    this.pop()
    this.mount(url)
  }

  relaunch(url: string) {
    while (this.stack.length > 0) this.pop()
    this.mount(url)
  }

  back(delta: number) {
    if (this.stack.length < 2)
      throw new Error('navigateBack:fail cannot navigate back at first page')
    for (let left = delta; left > 0 && this.stack.length > 1; left--) this.pop()
    this.signal('onShow')
  }

  signal(hook: string, ...given: unknown[]) {
    const page = this.stack[this.stack.length - 1]
    const method = page?.instance[hook]
    if (typeof method === 'function') return method.apply(page?.instance, given)
  }

  private pop() {
    const page = this.stack[this.stack.length - 1]
    this.signal('onUnload')
    page?.rendered.detach()
    page?.body.remove()
    this.stack.pop()
  }

  private mount(url: string) {
    const [given = '', search = ''] = url.split('?')
    const route = given.replace(/^\//, '')
    if (!this.app.all.includes(route))
      throw new Error(`navigateTo:fail page "${route}" is not found`)
    const rendered = this.simulate.render(this.idOf(route))
    const body = this.realm.document.createElement('div')
    this.realm.document.body.appendChild(body)
    const { instance } = rendered
    instance.route = route
    instance.__route__ = route
    this.watch(route, instance)
    // WeChat hands the query over as it stands: pages decode it themselves.
    const query = { ...parse(search, '&', '=', { decodeURIComponent: (text) => text }) } as Record<
      string,
      string
    >
    this.stack.push({ path: route, query, body, rendered, instance })
    rendered.attach(body)
    this.signal('onLoad', this.realm.toLogic(query))
    this.signal('onShow')
    this.signal('onReady')
  }

  private idOf(route: string) {
    let id = this.ids.get(route)
    if (id === undefined) {
      id = this.simulate.load(path.join(this.dist, route), {
        rootPath: this.dist,
        compiler: 'official',
        compilerOptions: { maxBuffer: 64 << 20 },
      })
      this.ids.set(route, id)
    }
    return id
  }

  private watch(page: string, instance: PageInstance) {
    const setData = instance.setData.bind(instance)
    instance.setData = (data, done) => {
      this.setData.push({ page, bytes: Buffer.byteLength(JSON.stringify(data)) })
      setData(this.realm.toView(data), done)
    }
  }
}

export interface Destination {
  url: string
  delta?: number
}

type Navigate = (to: Destination) => void

/** `navigateTo` and its sisters: they answer after the page stands, as in WeChat. */
export function navigation(pages: Pages, state: WxState): Record<string, Navigate> {
  const log = (api: string, work: Navigate): Navigate => {
    return (option) => {
      state.calls.push({ api, option: { url: option.url, delta: option.delta } })
      work(option)
    }
  }
  const notTab = (url: string) => {
    const route = (url.split('?')[0] ?? '').replace(/^\//, '')
    if (pages.app.tabs.includes(route))
      throw new Error('navigateTo:fail can not navigateTo a tabbar page')
  }
  const navigateTo: Navigate = ({ url }) => {
    notTab(url)
    if (pages.stack.length >= 10) throw new Error('navigateTo:fail page limit exceeded: 10')
    pages.push(url)
  }
  const redirectTo: Navigate = ({ url }) => {
    notTab(url)
    pages.replace(url)
  }
  const switchTab: Navigate = ({ url }) => {
    if (url.includes('?')) throw new Error('switchTab:fail a tab page takes no query')
    pages.relaunch(url)
  }
  return {
    navigateTo: log('navigateTo', navigateTo),
    redirectTo: log('redirectTo', redirectTo),
    switchTab: log('switchTab', switchTab),
    reLaunch: log('reLaunch', ({ url }) => pages.relaunch(url)),
    navigateBack: log('navigateBack', ({ delta = 1 }) => pages.back(delta)),
  }
}
