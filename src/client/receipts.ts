import { useSyncExternalStore } from 'react'
import * as v from 'valibot'
import { StreetCode } from '@/contract/wire'
import { storage } from './storage'

/** Proves that somebody who was not signed in sent a complaint: who holds it may read the answer. */
const Receipt = v.object({ street: StreetCode, number: v.string(), receipt: v.string() })
export type Receipt = v.InferOutput<typeof Receipt>

const NAME = 'receipts'
/** Years of complaints; more than one page ever shows. */
const MOST = 50

function recalled(): Receipt[] {
  const read = v.safeParse(v.array(Receipt), storage.read('kept', NAME))
  return read.success ? read.output : []
}

let current = recalled()
const listeners = new Set<() => void>()

function become(next: Receipt[]) {
  current = next
  storage.write('kept', NAME, next)
  for (const listener of listeners) listener()
}

/** Keeps it on this phone, the newest first. */
export function keepReceipt(receipt: Receipt): void {
  become([receipt, ...current.filter(({ number }) => number !== receipt.number)].slice(0, MOST))
}

export function forgetReceipt(number: string): void {
  become(current.filter((one) => one.number !== number))
}

export const receiptOf = (street: StreetCode, number: string): Receipt | undefined =>
  current.find((one) => one.street === street && one.number === number)

const read = () => current

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useReceipts = (): Receipt[] => useSyncExternalStore(subscribe, read)
