import { STREET } from './open-cloud'
import type { Stop } from './weapp-tour'

/** The figures of the demonstration's reports: every chart full. */
export function figureStops(): Stop[] {
  const figures = { page: 'pages/reports/figures/index', query: { street: STREET } }
  return [
    { ...figures, as: 'street_staff', shows: '导出这些工单' },
    { ...figures, view: 'others', as: 'resident', shows: '给派遣工单的人看' },
  ]
}
