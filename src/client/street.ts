import type { StreetCode } from '@/contract/wire'
import { storage } from './storage'

/** 南京东路街道: where the first users live. */
const FIRST = '310101002' as StreetCode
const NAME = 'street'

/** The street that the person was in last: by scan, by place, or the first one. */
export function currentStreet(): StreetCode {
  const kept = storage.read('kept', NAME)
  return typeof kept === 'string' && /^\d{9}$/.test(kept) ? (kept as StreetCode) : FIRST
}

export function keepStreet(street: StreetCode): void {
  if (street !== currentStreet()) storage.write('kept', NAME, street)
}
