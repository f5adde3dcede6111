import type { Envelope } from '@/contract/errors'
import { type Request, readBody, statusOf } from '../http'

/** The HTTP trigger of WeChat's cloud, as documented for CloudBase functions. */
export interface HttpEvent {
  httpMethod: string
  headers: Record<string, string>
  body?: string
  isBase64Encoded?: boolean
  requestContext?: { sourceIp?: string }
}

export function isHttp(event: object): event is HttpEvent {
  return 'httpMethod' in event && 'headers' in event
}

/** The call in an HTTP event. The platform's context is left aside: an openid never comes this way. */
export function readHttp(event: HttpEvent): Request {
  const { httpMethod, headers, body = '', isBase64Encoded, requestContext } = event
  const text = isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body
  const authorization = headers.authorization ?? headers.Authorization
  return readBody(httpMethod, text, authorization, requestContext?.sourceIp ?? 'unknown')
}

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
