import { useLingui } from '@lingui/react/macro'
import * as v from 'valibot'
import { MAX_PHOTOS, ReportAddress } from '@/contract/reports'
import { Mobile } from '@/contract/wire'
import type { Draft } from './draft'

export type Field = 'photos' | 'words' | 'category' | 'at' | 'phone'

interface Known {
  category: boolean
  /** Whether there is a place, and whether it is known to lie in another street. */
  at: 'none' | 'elsewhere' | 'there'
}

/** What still stands in the way of sending, the first to be mended first. */
export function problemsOf(draft: Draft, { category, at }: Known): Field[] {
  const { words, photos, phone, address, site } = draft
  const said = address.trim()
  const fields: [Field, boolean][] = [
    ['photos', photos.length > MAX_PHOTOS],
    ['words', words.trim() === '' && photos.length === 0],
    ['category', !category],
    ['at', at !== 'there' || (!site && said !== '' && !v.is(ReportAddress, said))],
    ['phone', phone.trim() !== '' && !v.is(Mobile, phone)],
  ]
  return fields.filter(([, wrong]) => wrong).map(([field]) => field)
}

/** What is wrong beside each field, once somebody tried to send; and what the cloud did not take. */
export function useProblemWords(
  draft: Draft,
  wrong: readonly Field[],
  tried: boolean,
  at: Known['at'],
): Partial<Record<Field, string>> {
  const { t } = useLingui()
  const words: Record<Field, string> = {
    photos: t`最多 ${MAX_PHOTOS} 张照片。`,
    words: t`拍一张照片，或写一句话。`,
    category: t`选一下是哪一类。`,
    at: at === 'elsewhere' ? t`这里不在本街道，请换一个位置。` : t`点“改位置”，告诉我们在哪里。`,
    phone: t`手机号是 11 位数字，1 开头。`,
  }
  const back: Partial<Record<string, string>> = {
    words: t`这段话没有通过，请换个说法。`,
    category: t`这个类别已经停用，请另选一个。`,
    at: t`这个位置没有通过，请换一个。`,
    address: t`这个位置没有通过，请换一个。`,
    photos: t`照片没有送到，请重新拍。`,
    phone: words.phone,
  }
  const shown: Partial<Record<Field, string>> = {}
  const { refused } = draft
  if (refused && back[refused]) {
    shown[refused === 'address' ? 'at' : (refused as Field)] = back[refused]
  }
  if (tried) for (const field of wrong) shown[field] = words[field]
  return shown
}
