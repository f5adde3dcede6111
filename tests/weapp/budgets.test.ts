import { readFileSync } from 'node:fs'
import { catalogs } from '@tests/support/catalogs'
import { openCloud, type TestCloud } from '@tests/support/open-cloud'
import { closePhones } from '@tests/support/phone'
import { everyNode, type ViewNode } from '@tests/support/phone/tree'
import { nameOf, openStop, pagesOf, plantTour, type Stop } from '@tests/support/weapp-tour'

const DIST = 'dist/weapp'
/** A phone shows the code and says where to print: nothing to tap. */
const POSTER = 'pages/sites/poster/index'

/** Half of WeChat's 1000 nodes; its own limits where half would say nothing. */
const NODES = 500
const DEPTH = 30
const CHILDREN = 60
const SET_DATA_BYTES = 256 * 1024
/** WeChat allows 20 a second; no page needs them all to open. */
const SET_DATA_CALLS = 20

let cloud: TestCloud
let stops: Stop[]

beforeAll(async () => {
  cloud = await openCloud()
  stops = await plantTour(cloud)
})
afterAll(() => cloud.close())
afterEach(closePhones)

/** What a finger can do something to: Taro gives events only to what listens. */
const TYPED = ['input', 'textarea']
const isTyped = ({ tag }: ViewNode) => TYPED.includes(tag)
const isTapped = ({ events, tag }: ViewNode) => events.includes('tap') && tag !== 'map'
const said = ({ tag, attrs, words }: ViewNode) => `${tag}.${attrs.class} “${words}”`

/** What a person can touch and is not told what it is, or not large enough for a finger; none at all says so too. */
function unnamedIn(page: string, all: readonly ViewNode[]): string[] {
  const touched = all.filter((node) => isTapped(node) || isTyped(node))
  const tapped = touched.filter((node) => !isTyped(node))
  return [
    ...(touched.length > 0 === (page !== POSTER) ? [] : [`${touched.length} to touch`]),
    ...touched.filter(({ attrs }) => !attrs['aria-label']).map(said),
    ...tapped.filter(({ attrs }) => !attrs['aria-role']).map(said),
    // Large enough for a finger, and answering it
    ...tapped.filter(({ attrs }) => !/\btap\b/.test(String(attrs.class))).map(said),
  ]
}

const messages = new Set([...catalogs().values()].flatMap((words) => Object.keys(words)))
/** What stands on the screen as the id of a message, because its words did not come with the page. */
const wordlessIn = (all: readonly ViewNode[]): string[] =>
  all
    .flatMap(({ attrs, words }) => [words, String(attrs['aria-label'] ?? '')])
    .filter((text) => text.split(/[^A-Za-z\d+/]+/).some((part) => messages.has(part)))

const pages = pagesOf(DIST)

test('every page of the build is opened', () => {
  expect(new Set(stops.map(({ page }) => page))).toEqual(new Set(pages))
})

describe.each(pages)('%s', (page) => {
  const views = () => stops.filter((stop) => stop.page === page)

  test('keeps WeChat’s limits in every view, and in elder mode, has its words and names what can be touched', async () => {
    for (const [i, stop] of views().entries()) {
      // elder mode is the page's frame: its other views have the same one
      for (const elder of i === 0 ? ['off', 'larger'] : ['off']) {
        const storage = new Map([['zdh.k.elder', JSON.stringify(JSON.stringify(elder))]])
        const phone = await openStop(cloud, stop, { storage })
        const frame = elder === 'off' ? 'page' : 'page elder elder-more'
        expect(phone.viewTree()[0]?.attrs.class).toBe(frame)
        const { nodes, depth, children } = phone.figures()
        const most = Math.max(...phone.setData.map(({ bytes }) => bytes))
        const of = `${nameOf(stop)}, elder ${elder}`
        expect([of, nodes < NODES, nodes]).toEqual([of, true, nodes])
        expect([of, depth < DEPTH, depth]).toEqual([of, true, depth])
        expect([of, children <= CHILDREN, children]).toEqual([of, true, children])
        expect([of, most <= SET_DATA_BYTES, most]).toEqual([of, true, most])
        const calls = phone.setData.length
        expect([of, calls < SET_DATA_CALLS, calls]).toEqual([of, true, calls])
        const all = everyNode(phone.viewTree())
        expect([of, ...unnamedIn(page, all), ...wordlessIn(all)]).toEqual([of])
        phone.close()
      }
    }
  })
})

test('what can be tapped is at least 44 px high', () => {
  const styles = readFileSync(`${DIST}/app-origin.wxss`, 'utf8')
  expect(styles).toContain('.tap{min-height:var(--tap-min)}')
  const heights = [...styles.matchAll(/--tap-min:(\d+)px/g)].map(([, height]) => Number(height))
  expect(heights.length).toBeGreaterThan(0)
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(44)
})
