import type { Envelope } from '@/contract/errors'
import { type Request, readBody, statusOf } from '../http'
import type { Open311Answer } from '../open311/answer'
import { isOpen311, type Open311Call } from '../open311/calling'

/** The HTTP trigger of WeChat's cloud, as documented for CloudBase functions. */
export interface HttpEvent {
  httpMethod: string
  headers: Record<string, string>
  path?: string
  queryStringParameters?: Record<string, string>
  body?: string
  isBase64Encoded?: boolean
  requestContext?: { sourceIp?: string }
}

const textOf = ({ body = '', isBase64Encoded }: HttpEvent) =>
  isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body

const addressOf = ({ requestContext }: HttpEvent) => requestContext?.sourceIp ?? 'unknown'

export function isHttp(event: object): event is HttpEvent {
  return 'httpMethod' in event && 'headers' in event
}

/** The call in an HTTP event. The platform's context is left aside: an openid never comes this way. */
export function readHttp(event: HttpEvent): Request {
  const { httpMethod, headers } = event
  const authorization = headers.authorization ?? headers.Authorization
  return readBody(httpMethod, textOf(event), authorization, addressOf(event))
}

/** A call of the open interface in an HTTP event; undefined where its path is another. */
export function readOpen311(event: HttpEvent, requestId: string): Open311Call | undefined {
  const { httpMethod: method, path = '', headers, queryStringParameters = {} } = event
  if (!isOpen311(path)) return undefined
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const)
  return {
    ...{ method, path, requestId, body: textOf(event), address: addressOf(event) },
    query: new URLSearchParams(queryStringParameters).toString(),
    headers: Object.fromEntries(lower),
  }
}

/** The answer of the open interface as the trigger takes it. */
export const writeOpen311 = ({ status: statusCode, headers, body }: Open311Answer) => ({
  ...{ statusCode, headers, body },
})

export function writeHttp(envelope: Envelope<unknown>, requestId: string) {
  return {
    statusCode: statusOf(envelope),
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-request-id': requestId,
    },
    body: JSON.stringify(envelope),
  }
}
