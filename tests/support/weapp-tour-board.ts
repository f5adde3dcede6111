import type { TestCloud } from './open-cloud'
import { plantBoard } from './planted-board'
import type { Stop } from './weapp-tour'

/** More than a page of the board holds: what it draws at most. */
const REPORTS = 24

/** The board of a dispatcher, full. */
export async function boardStops(cloud: TestCloud): Promise<Stop[]> {
  const { street, looked } = await plantBoard(
    (persona, name, input) => cloud.as(persona).call(name, input),
    REPORTS,
  )
  return [
    {
      page: 'pages/reports/board/index',
      ...{ as: 'street_staff', query: { street }, shows: '下一页' },
    },
    {
      page: 'pages/reports/thread/index',
      ...{ view: 'looks', as: 'resident', query: { street, report: looked } },
      shows: '谁查看过您的联系方式',
    },
  ]
}
