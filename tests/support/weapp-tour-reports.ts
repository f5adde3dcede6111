import type { TestCloud } from './open-cloud'
import { plantReports } from './planted-reports'
import type { Stop } from './weapp-tour'

/** What residents report, and the words that stand there once each page is whole. */
export async function reportStops(cloud: TestCloud): Promise<Stop[]> {
  const planted = await plantReports((persona, name, input) => cloud.as(persona).call(name, input))
  const { street, site, report } = planted
  const of = { street }
  const thread = { page: 'pages/reports/thread/index', query: { street, report } }
  return [
    {
      page: 'pages/reports/index',
      as: 'resident',
      query: { street, site },
      shows: '贵州路邻里客厅',
    },
    { page: 'pages/reports/mine/index', as: 'resident', query: of, shows: '晚上看不清台阶' },
    { page: 'pages/reports/near/index', as: 'stranger', query: of, shows: '最近的' },
    { ...thread, as: 'resident', shows: '撤回这件随手报' },
    { ...thread, view: 'stranger', as: 'stranger', shows: '办到哪一步' },
  ]
}
