import { STREET } from './open-cloud'
import type { Stop } from './weapp-tour'

/** What a street sets of its reports, and the words that stand there once each page is whole. */
export const settingStops = (): Stop[] => {
  const as = 'street_staff'
  const page = 'pages/reports/settings/index'
  const one = 'pages/reports/settings/category/index'
  return [
    { page, as, query: { street: STREET }, shows: '飞线充电' },
    { page: one, as, query: { street: STREET, code: 'litter' }, shows: '停用这个类别' },
    { page: one, view: 'new', as, query: { street: STREET }, shows: '新增这个类别' },
  ]
}
