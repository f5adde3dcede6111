import * as v from 'valibot'
import { missing, Refusal, wrong } from './refusal'

/** What was sent, by name; one that is empty counts as not sent, as the specification has it. */
export type Params = ReadonlyMap<string, readonly string[]>

const BAD_BYTES = new Refusal(400, {
  zh: '内容不是 UTF-8 编码',
  en: 'What was sent is not encoded in UTF-8',
})

/** Reads queries and forms; what stands in a later one comes after. @throws Refusal for what is not UTF-8 */
export function readParams(...texts: string[]): Params {
  const params = new Map<string, string[]>()
  for (const text of texts) {
    for (const [name, value] of new URLSearchParams(text)) {
      // what no decoder could make sense of
      if (value.includes('\ufffd')) throw BAD_BYTES
      const words = value.replace(/\r\n?/g, '\n').trim()
      if (words !== '') params.set(name, [...(params.get(name) ?? []), words])
    }
  }
  return params
}

/** One value. @throws Refusal where it is sent twice, each time another */
export function one(params: Params, name: string): string | undefined {
  const values = new Set(params.get(name))
  if (values.size > 1) throw new Refusal(400, wrong(name))
  return [...values][0]
}

/** A list, by commas or by being sent several times. */
export const list = (params: Params, name: string): string[] | undefined =>
  params.get(name)?.flatMap((value) =>
    value
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  )

/**
 * The fields of a schema, as it wants them.
 * @throws Refusal that names each field which is wrong
 */
export function read<Entries extends v.ObjectEntries>(
  params: Params,
  schema: v.ObjectSchema<Entries, undefined>,
): v.InferOutput<typeof schema> {
  const names = Object.keys(schema.entries)
  const sent = Object.fromEntries(names.map((name) => [name, one(params, name)]))
  const parsed = v.safeParse(schema, sent)
  if (parsed.success) return parsed.output
  const fields = new Set(parsed.issues.map(({ path }) => String(path?.[0].key ?? '')))
  const reasons = [...fields].map((name) => (sent[name] === undefined ? missing : wrong)(name))
  throw new Refusal(400, ...reasons)
}

/** Date and time with its zone, of this century; a blank stands where a plus was not encoded. */
const MOMENT = /^20\d\d-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+ -]\d\d:\d\d)$/

/** A moment, ms since 1970. @throws Refusal */
export function moment(params: Params, name: string): number | undefined {
  const sent = one(params, name)
  if (sent === undefined) return undefined
  const time = MOMENT.test(sent) ? Date.parse(sent.replace(' ', '+')) : Number.NaN
  if (Number.isNaN(time)) throw new Refusal(400, wrong(name))
  return time
}
