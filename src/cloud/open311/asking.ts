import * as v from 'valibot'
import { dayOf } from '@/contract/calendar.rules'
import { KEY_READS_PER_MINUTE, POSTS_PER_MINUTE, READS_PER_MINUTE } from '@/contract/open311.shapes'
import { StreetCode } from '@/contract/wire'
import { isServed, soleStreet } from '../areas/repository/reads'
import type { Context } from '../context'
import { limit, strangerAt } from '../limits'
import { one, type Params } from './params'
import { missing, Refusal, wrong } from './refusal'
import { findInUse, type KeyRow } from './repository/reads'
import { setUsed } from './repository/writes'
import type { Language } from './view/notes'

/** A call whose street and key are known. */
export interface Asked {
  context: Context
  street: StreetCode
  key: KeyRow | null
  params: Params
  language: Language
  /** What stands in the path behind the resource. */
  id: string | undefined
}

const NO_KEY = new Refusal(403, {
  zh: 'api_key 不对，或者已经收回',
  en: 'The api_key is wrong, or was revoked',
})

/** The street; what is the only one here need not be named. @throws Refusal */
export async function streetOf({ db }: Context, params: Params): Promise<StreetCode> {
  const named = one(params, 'jurisdiction_id') ?? (await soleStreet(db))
  if (named === undefined) throw new Refusal(400, missing('jurisdiction_id'))
  const street = v.safeParse(StreetCode, named)
  const served = street.success && (await isServed(db, street.output))
  if (!served) throw new Refusal(404, wrong('jurisdiction_id'))
  return street.output
}

/** Those without a key are counted together where they call from, and so is who tries wrong ones. */
export const countStranger = ({ cloud, actor }: Context): Promise<void> =>
  limit(cloud, {
    who: strangerAt(cloud, actor.address),
    ...{ what: 'open311', effect: 'read', perMinute: READS_PER_MINUTE },
  })

function countKey({ cloud }: Context, { street, key }: KeyRow, effect: 'read' | 'write') {
  const perMinute = effect === 'read' ? KEY_READS_PER_MINUTE : POSTS_PER_MINUTE
  return limit(cloud, { who: `${street} ${key}`, what: `open311 ${effect}`, effect, perMinute })
}

/**
 * The key that a call comes with, counted; null without one.
 * @throws Refusal for one that does not open, AppError('too_many')
 */
export async function keyOf(
  context: Context,
  street: StreetCode,
  params: Params,
  effect: 'read' | 'write',
): Promise<KeyRow | null> {
  const { db, cloud, now } = context
  const secret = one(params, 'api_key')
  const key =
    secret === undefined
      ? undefined
      : await findInUse(db, street, cloud.secrets.hash('open311', secret))
  if (!key) {
    await countStranger(context)
    if (secret === undefined) return null
    throw NO_KEY
  }
  await countKey(context, key, effect)
  await setUsed(db, key, dayOf(now))
  return key
}
