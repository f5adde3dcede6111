import type { ClientId, ReportId, StreetCode } from '@/contract/wire'
import { middleOf } from './planted-handle'
import type { CallAs } from './planted-homes'

const street = '310101002' as StreetCode

/** What lies on the board of the demonstration's dispatchers. */
export interface PlantedBoard {
  street: StreetCode
  /** Reported by the demonstration's resident; staff have looked up by whom. */
  looked: ReportId
}

/**
 * Some about a shed on a roof, which the street looks at first, at one place.
 * @param count how many; a page of the board holds twenty
 */
export async function plantBoard(call: CallAs, count: number): Promise<PlantedBoard> {
  const place = await middleOf(call)
  const tell = async (n: number) => {
    const address = `厦门路 ${n} 弄 ${n} 号`
    const { report } = await call('resident', 'reports.submit', {
      ...{ street, client: `plantedboard${String(n).padStart(8, '0')}` as ClientId },
      ...{
        words: '楼顶新搭了一间铁皮棚，挡住了通道',
        category: 'building' as never,
        anonymous: false,
      },
      ...{ at: { by: 'map', place, address }, photos: [] },
    })
    return report
  }
  const first = await tell(1)
  for (let n = 2; n <= count; n++) await tell(n)
  const which = { street, report: first.report }
  await call('street_staff', 'reports.identity', { ...which, purpose: 'contact' })
  return { street, looked: first.report }
}
