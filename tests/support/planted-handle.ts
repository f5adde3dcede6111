import type { ClientId, Place, ReportId, StreetCode } from '@/contract/wire'
import type { CallAs } from './planted-homes'

const street = '310101002' as StreetCode
/** The grid of the demonstration's grid head. */
const GRID = '310101002003-g01'

/** Reports of the grid head's grid, each at another point of its way. */
export interface PlantedReports {
  street: StreetCode
  /** Waits for the grid head to accept it. */
  dispatched: ReportId
  /** Accepted by the grid head, its reporter not contacted yet. */
  handling: ReportId
}

/** The middle of the grid's corners lies in it: the demonstration's grids are round. */
export async function middleOf(call: CallAs): Promise<Place> {
  const { areas } = await call('stranger', 'areas.shapes', { street, level: 'grid' })
  const ring = areas.find(({ code }) => code === GRID)?.ring ?? []
  const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length
  return { lng: mean(ring.map(({ lng }) => lng)), lat: mean(ring.map(({ lat }) => lat)) }
}

/** Two that a resident reports; the grid head takes one of them on. */
export async function plantHandle(call: CallAs): Promise<PlantedReports> {
  const place = await middleOf(call)
  const tell = async (n: number, words: string, address: string) => {
    const { report } = await call('resident', 'reports.submit', {
      ...{ street, client: `plantedhandle000000${n}` as ClientId, words, anonymous: false },
      ...{ category: 'litter' as never, at: { by: 'map', place, address }, photos: [] },
    })
    return report
  }
  const first = await tell(1, '楼下堆了一大袋装修垃圾，挡住了轮椅坡道', '贵州路 101 弄 3 号门口')
  const second = await tell(2, '垃圾桶翻倒了，地上都是', '贵州路 98 弄 2 号旁')
  const which = { street, report: first.report }
  const { report } = await call('grid_head', 'reports.get', which)
  await call('grid_head', 'reports.accept', { ...which, version: report.version })
  return { street, dispatched: second.report, handling: first.report }
}
