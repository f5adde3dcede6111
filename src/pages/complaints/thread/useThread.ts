import { useRouter } from '@tarojs/taro'
import { receiptOf } from '@/client/receipts'
import { currentStreet } from '@/client/street'
import { useAsk } from '@/client/useAction'
import type { ComplaintId, StreetCode } from '@/contract/wire'

/** The complaint of the page's query: by its id for who is signed in, else by the receipt on this phone. */
export function useThread() {
  const { street: said, complaint, number = '' } = useRouter().params
  const street = (said ?? currentStreet()) as StreetCode
  const kept = complaint === undefined ? receiptOf(street, number) : undefined
  const own = useAsk(
    'complaints.get',
    { street, complaint: (complaint ?? '') as ComplaintId },
    { when: complaint !== undefined, keep: false },
  )
  const found = useAsk(
    'complaints.find',
    { street, number, receipt: kept?.receipt ?? '' },
    { when: kept !== undefined, keep: false },
  )
  const lost = complaint === undefined && kept === undefined
  return { street, id: complaint, asked: complaint === undefined ? found : own, kept, lost }
}
