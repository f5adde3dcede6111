import type { TestCloud } from './open-cloud'
import { plantHandle } from './planted-handle'
import type { Stop } from './weapp-tour'

/** Reports of the demonstration's grid head, and the words that stand there once each page is whole. */
export async function handleStops(cloud: TestCloud): Promise<Stop[]> {
  const planted = await plantHandle((persona, name, input) => cloud.as(persona).call(name, input))
  const { street, handling, dispatched } = planted
  const page = 'pages/reports/handle/index'
  const head = 'grid_head'
  return [
    { page, as: head, query: { street, report: handling }, shows: '记录首次联系' },
    { page, view: 'new', as: head, query: { street, report: dispatched }, shows: '接单' },
    { page: 'pages/desk/index', view: 'reports', as: head, shows: '轮椅坡道' },
    {
      page: 'pages/reports/handle/enter/index',
      as: 'street_staff',
      query: { street },
      shows: '怎么来的',
    },
  ]
}
