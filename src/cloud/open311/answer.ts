import * as v from 'valibot'
import type { Cloud, Context } from '../context'
import { faultOf } from '../dispatch'
import { AppError } from '../errors'
import { countStranger, keyOf, streetOf } from './asking'
import { formatOf, languageOf, type Open311Call, paramsOf, resourceOf } from './calling'
import { Refusal } from './refusal'
import type { Resource } from './resources'
import { type Language, said } from './view/notes'
import { faultRefusal, refusalOf } from './view/refused'
import { type Value, xmlOf } from './xml'

export interface Open311Answer {
  status: number
  headers: Record<string, string>
  body: string
}

/** Whoever calls is nobody of ours. */
const contextOf = (cloud: Cloud, { address, requestId }: Open311Call): Context => ({
  ...{ cloud, db: cloud.db, now: cloud.clock.now(), requestId },
  actor: {
    ...{ person: null, name: null, persona: null, session: null, openid: null, address },
    appointments: [],
  },
})

/** How many, whose street, which key, what it asks. @throws Refusal, AppError */
async function askFor(
  cloud: Cloud,
  call: Open311Call,
  { resource, id }: { resource: Resource; id: string | undefined },
  language: Language,
): Promise<Value> {
  const params = paramsOf(call)
  const context = contextOf(cloud, call)
  if ('answerAll' in resource) {
    await countStranger(context)
    return resource.answerAll(cloud, language)
  }
  const street = await streetOf(context, params)
  const key = await keyOf(context, street, params, resource.effect)
  return resource.answer({ context, street, key, params, language, id })
}

const written = (call: Open311Call, status: number, root: string, value: Value): Open311Answer =>
  formatOf(call) === 'json'
    ? {
        status,
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(value),
      }
    : {
        status,
        headers: { 'content-type': 'text/xml; charset=utf-8' },
        body: xmlOf(root, value),
      }

async function answered(cloud: Cloud, call: Open311Call, language: Language) {
  const found = resourceOf(call)
  const value = await askFor(cloud, call, found, language)
  const { root, shape } = found.resource
  if (cloud.settings.checkAnswers) v.parse(shape, value)
  // a picture is elsewhere, and only for some hours
  if (typeof value === 'string') return { status: 302, headers: { location: value }, body: '' }
  return written(call, 200, root, value)
}

function refused(call: Open311Call, refusal: Refusal, language: Language): Open311Answer {
  const { status, reasons } = refusal
  const errors = reasons.map((reason) => ({ code: status, description: said(reason, language) }))
  const answer = written(call, status, 'errors', errors)
  if (status === 429) answer.headers['retry-after'] = '60'
  if (status === 405) answer.headers.allow = 'GET, HEAD, POST'
  return answer
}

function refusalFor(cloud: Cloud, call: Open311Call, error: unknown): Refusal {
  if (error instanceof Refusal) return error
  if (error instanceof AppError) return refusalOf(error)
  cloud.log({ event: 'fault', request: call.requestId, fault: faultOf(error) })
  return faultRefusal(call.requestId)
}

/**
 * Answers one call of the open interface, Open311 GeoReport v2 over our reports. Whatever is sent is
 * answered in the format of its path, errors too; what goes wrong here is logged and said as 500.
 */
export async function answerOpen311(cloud: Cloud, call: Open311Call): Promise<Open311Answer> {
  const began = performance.now()
  const language = languageOf(call)
  const answer = await answered(cloud, call, language).catch((error: unknown) =>
    refused(call, refusalFor(cloud, call, error), language),
  )
  const { status, headers, body } = answer
  const ms = Math.round(performance.now() - began)
  cloud.log({ event: 'open311', code: status, ms, request: call.requestId })
  return {
    status,
    headers: {
      ...{ 'cache-control': 'no-store', 'content-language': language },
      ...{ vary: 'accept-language', 'x-content-type-options': 'nosniff' },
      ...{ 'x-request-id': call.requestId, ...headers },
    },
    body: call.method === 'HEAD' ? '' : body,
  }
}
