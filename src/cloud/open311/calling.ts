import { MAX_CALL_BYTES } from '../http'
import { type Params, readParams } from './params'
import { Refusal } from './refusal'
import { RESOURCES, type Resource } from './resources'
import type { Language } from './view/notes'

/** A call of the open interface, as any platform brings it. */
export interface Open311Call {
  method: string
  /** Without its query. */
  path: string
  query: string
  /** A form, for POST. */
  body: string
  /** By names in lower case. */
  headers: Readonly<Record<string, string | undefined>>
  address: string
  requestId: string
}

/** A trigger of a cloud function may leave out the part of the path that led to it. */
const PATH = /^(?:\/open311)?\/v2\/([a-z]{1,20})(?:\/([\w-]{1,64}))?\.(json|xml|jpg)$/

/** Whether a path is the open interface's. */
export const isOpen311 = (path: string): boolean => /^(\/open311)?\/v2\//.test(path)

const noSuch = new Refusal(404, {
  zh: '这里没有这个地址；地址以 .xml 或 .json 结尾',
  en: 'There is nothing at this address; addresses end in .xml or .json',
})
const noMethod = new Refusal(405, {
  zh: '这个地址不接受这种方法',
  en: 'This address does not take this method',
})
const tooLarge = new Refusal(413, { zh: '内容太多', en: 'This is too much' })
const noForm = new Refusal(400, {
  zh: '请用 application/x-www-form-urlencoded 提交',
  en: 'Send it as application/x-www-form-urlencoded',
})

/** English where it is asked for first, by `lang` or by the header; otherwise Chinese. */
export function languageOf({ query, body, headers }: Open311Call): Language {
  const sent = (text: string) => new URLSearchParams(text).get('lang')
  const asked = sent(query) || sent(body) || headers['accept-language'] || ''
  return /\b(zh|en)\b/i.exec(asked.slice(0, 200))?.[1]?.toLowerCase() === 'en' ? 'en' : 'zh'
}

/** JSON where the path ends in it; everything else that is said in words is XML. */
export const formatOf = ({ path }: Open311Call): 'json' | 'xml' =>
  path.endsWith('.json') ? 'json' : 'xml'

/** What a path and a method ask for. @throws Refusal */
export function resourceOf({ method, path }: Open311Call): {
  resource: Resource
  id: string | undefined
} {
  const [, name = '', id, suffix] = PATH.exec(path) ?? []
  const form = id === undefined ? name : `${name}/id`
  const ways = Object.hasOwn(RESOURCES, form) ? RESOURCES[form] : undefined
  if (!ways || (suffix === 'jpg') !== (name === 'photos')) throw noSuch
  const resource = method === 'POST' ? ways.POST : ways.GET
  if (!resource || !['GET', 'HEAD', 'POST'].includes(method)) throw noMethod
  return { resource, id }
}

/** What was sent; a form counts with its query, where some clients put the street. @throws Refusal */
export function paramsOf({ method, query, body, headers }: Open311Call): Params {
  if (Buffer.byteLength(query) + Buffer.byteLength(body) > MAX_CALL_BYTES) throw tooLarge
  if (method !== 'POST') return readParams(query)
  if (!/^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? '')) throw noForm
  return readParams(body, query)
}
