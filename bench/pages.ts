// Each page of the production weapp build on a real cloud: what WeChat counts of it, beside half of WeChat's limits.
import { openCloud } from '../tests/support/open-cloud'
import { nameOf, openStop, plantTour, type Stop } from '../tests/support/weapp-tour'
import { report } from './median'

/** Half of 1000 nodes, depth 30, 60 children, 256 KB each and 20 setData a second. */
const AIMS = { nodes: 500, depth: 15, children: 30, largest: 128, calls: 10 }

type Figures = Record<keyof typeof AIMS | 'total', number>

async function measure(cloud: Awaited<ReturnType<typeof openCloud>>, stop: Stop): Promise<Figures> {
  const phone = await openStop(cloud, stop)
  const bytes = phone.setData.map((call) => call.bytes)
  const { nodes, depth, children } = phone.figures()
  phone.close()
  const kb = (sum: number) => sum / 1024
  return {
    ...{ nodes, depth, children, calls: bytes.length },
    largest: kb(Math.max(...bytes)),
    total: kb(bytes.reduce((sum, each) => sum + each, 0)),
  }
}

async function main(): Promise<void> {
  const cloud = await openCloud()
  const most: Figures = { nodes: 0, depth: 0, children: 0, calls: 0, largest: 0, total: 0 }
  const names = Object.keys(most) as (keyof Figures)[]
  console.log(`${'page'.padEnd(44)}${names.map((name) => name.padStart(10)).join('')}`)
  for (const stop of await plantTour(cloud)) {
    const figures = await measure(cloud, stop)
    const digits = (name: keyof Figures) => (['largest', 'total'].includes(name) ? 1 : 0)
    const cells = names.map((name) => figures[name].toFixed(digits(name)).padStart(10))
    console.log(`${nameOf(stop).padEnd(44)}${cells.join('')}`)
    for (const name of names) most[name] = Math.max(most[name], figures[name])
  }
  console.log(
    'calls: setData while opening; largest, total: of them, KB; children: the most of one node\n',
  )
  report('most nodes of a page', most.nodes, { most: AIMS.nodes, digits: 0 })
  report('deepest page', most.depth, { most: AIMS.depth, digits: 0 })
  report('most children of one node', most.children, { most: AIMS.children, digits: 0 })
  report('most setData calls while a page opens', most.calls, { most: AIMS.calls, digits: 0 })
  report('largest setData, KB', most.largest, { most: AIMS.largest, digits: 1 })
  await cloud.close()
}

void main()
