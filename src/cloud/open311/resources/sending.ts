import * as v from 'valibot'
import { toGcj02 } from '@/contract/gcj02.rules'
import { Open311Post, type Open311Receipt, RETRY_MINUTES } from '@/contract/open311.shapes'
import { MAX_CALLER_NAME } from '@/contract/reports'
import { ClientId, Place } from '@/contract/wire'
import { openidOf } from '../../content'
import type { Context } from '../../context'
import { enteredBefore, enterReport, numberByToken, openCategories } from '../../reports/intake'
import type { Asked } from '../asking'
import { one, type Params, read } from '../params'
import { missing, Refusal, wrong } from '../refusal'
import type { KeyRow } from '../repository/reads'
import { receiptNotice } from '../view/notes'

const RETRY_MS = RETRY_MINUTES * 60_000

const noKey = new Refusal(403, {
  zh: '提交需要 api_key',
  en: 'Sending a request takes an api_key',
})
const onlyReads = new Refusal(403, {
  zh: '这个 api_key 只能查询',
  en: 'This api_key may only read',
})
const noPlace = new Refusal(400, {
  zh: '缺少 lat 和 long：这里不按 address_string 或 address_id 找地点',
  en: 'lat and long are missing: nothing here finds a place by address_string or address_id',
})

/** 王小明, or John Smith. @throws Refusal where it is too long */
function nameOf({ first_name: given, last_name: family }: Open311Post): string | undefined {
  const parts = [given, family].filter((part) => part !== undefined)
  const chinese = parts.every((part) => /^\p{Script=Han}+$/u.test(part))
  const name = chinese ? parts.reverse().join('') : parts.join(' ')
  if (name.length > MAX_CALLER_NAME) throw new Refusal(400, wrong('last_name'))
  return name || undefined
}

/** A number as people write it, +86 138-0000 0000, as it is dialled. */
function dialled(params: Params): Params {
  const phone = one(params, 'phone')
    ?.replace(/[\s()-]/g, '')
    .replace(/^(\+|00)?86(?=1)/, '')
  return phone === undefined ? params : new Map(params).set('phone', [phone])
}

/** @throws Refusal outside of Shanghai; which street it is in, is asked later */
function placeOf({ lat, long }: Open311Post): Place {
  const place = v.safeParse(Place, toGcj02({ lng: long, lat }))
  if (!place.success) throw new Refusal(400, wrong('lat'), wrong('long'))
  return place.output
}

/** What stands for a token where none was sent: the same told again within some minutes has the same. */
function tokenOf({ cloud }: Context, post: Open311Post, turn: number): ClientId {
  const told = JSON.stringify([turn, Object.entries(post).sort()])
  return v.parse(ClientId, cloud.secrets.hash('open311', told).slice(0, 32))
}

/** Keeps what was told, once, however often it was sent. */
async function keep(context: Context, key: KeyRow, post: Open311Post) {
  const { street, key: maker } = key
  const turn = Math.floor(context.now / RETRY_MS)
  const client = post.client_token ?? tokenOf(context, post, turn)
  if (post.client_token === undefined) {
    const last = tokenOf(context, post, turn - 1)
    const before = await enteredBefore(context, street, { maker, client: last })
    if (before) return before
  }
  // whoever issued the key answers for it, also to WeChat's check of the words
  const openid = await openidOf(context.cloud, context.db, key.madeBy)
  const inTheirName = { ...context, actor: { ...context.actor, openid } }
  const address = post.address_string === undefined ? {} : { address: post.address_string }
  return enterReport(inTheirName, street, {
    ...{ maker, client, category: post.service_code, words: post.description },
    at: { by: 'map', place: placeOf(post), ...address },
    ...{ name: nameOf(post), phone: post.phone },
  })
}

function demandWriter(key: KeyRow | null): KeyRow {
  if (!key) throw noKey
  if (!key.mayWrite) throw onlyReads
  return key
}

/** Reports something. @throws Refusal, AppError as reports.submit has it */
export async function send(asked: Asked): Promise<Open311Receipt[]> {
  const { context, street, params, language } = asked
  const key = demandWriter(asked.key)
  const code = one(params, 'service_code')
  if (code === undefined) throw new Refusal(400, missing('service_code'))
  const known = await openCategories(context, street)
  if (!known.some((category) => category.code === code)) {
    throw new Refusal(404, wrong('service_code'))
  }
  if (!params.has('lat') && !params.has('long')) throw noPlace
  const post = read(dialled(params), Open311Post)
  const { number, due, dueAbout: about, open } = await keep(context, key, post)
  const sent = (name: string) => params.has(name)
  const notice = receiptNotice({ words: post.description, due, about, open, sent }, language)
  return [{ service_request_id: number, service_notice: notice, account_id: null }]
}

/** The number of the request that came with a token. @throws Refusal where none did */
export async function token({ context, street, key, id }: Asked) {
  const sent = v.safeParse(ClientId, id)
  const by = { street, key: key?.key ?? null }
  const number = sent.success ? await numberByToken(context, by, sent.output) : undefined
  if (!sent.success || number === undefined) {
    throw new Refusal(404, { zh: '没有这个 token', en: 'There is no such token' })
  }
  return [{ service_request_id: number, token: sent.output }]
}
