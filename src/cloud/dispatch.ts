import * as v from 'valibot'
import type { ActionName } from '@/contract'
import { actions } from '@/contract'
import type { Action } from '@/contract/action'
import type { Envelope } from '@/contract/errors'
import { StreetCode } from '@/contract/wire'
import type { Actor, Cloud, Context } from './context'
import { isBusy } from './database/sql-errors'
import { AppError } from './errors'
import { handlers } from './handlers'
import { limitCall } from './limits'
import { parse } from './parse'
import type { Credentials } from './session/identify'
import { identify } from './session/identify'

/** A call as a platform delivers it. */
export interface Call {
  action: unknown
  input: unknown
  credentials: Credentials
  requestId: string
}

function nameOf(cloud: Cloud, name: unknown): ActionName {
  const known = typeof name === 'string' && Object.hasOwn(actions, name)
  const hidden = known && actions[name as ActionName].access === 'demonstration'
  if (!known || (hidden && !cloud.settings.demonstration)) {
    throw new AppError('unknown_action', '这个版本太旧了，请更新后再试')
  }
  return name as ActionName
}

/** The street that a call is about, read before the rest because rights are a street's. */
function streetIn(input: unknown): StreetCode | null {
  if (typeof input !== 'object' || input === null || !('street' in input)) return null
  const parsed = v.safeParse(StreetCode, input.street)
  return parsed.success ? parsed.output : null
}

function admit({ access }: Action, actor: Actor): void {
  if (access === 'anyone' || access === 'demonstration') return
  if (!actor.person) throw new AppError('sign_in', '请先登录')
  if (access === 'appointed' && actor.appointments.length === 0) {
    throw new AppError('forbidden', '这件事由街道、居民区或站点的工作人员办理')
  }
}

async function answer(cloud: Cloud, call: Call): Promise<unknown> {
  const name = nameOf(cloud, call.action)
  const actor = await identify(cloud, call.credentials, streetIn(call.input))
  admit(actions[name], actor)
  await limitCall(cloud, actor, name)
  const input = parse(actions[name].input, call.input)
  const context: Context = {
    cloud,
    db: cloud.db,
    actor,
    now: cloud.clock.now(),
    requestId: call.requestId,
  }
  const handler = handlers[name] as (input: unknown, context: Context) => Promise<unknown>
  const data = await handler(input, context)
  return cloud.settings.checkAnswers ? v.parse(actions[name].output, data) : data
}

/** What may stand in a log of a call's name: a foreign one is not echoed. */
const loggable = (name: unknown) =>
  typeof name === 'string' && Object.hasOwn(actions, name) ? name : 'unknown'

/**
 * One call: name → who → may they → how often → parse → handler → envelope. The only catch of the
 * cloud: an AppError becomes an envelope; a database that has no connection left has done nothing, and
 * trying later helps: `unavailable`; anything else is logged with the request id and answered `internal`,
 * with nothing of what it said.
 */
export async function dispatch(cloud: Cloud, call: Call): Promise<Envelope<unknown>> {
  const began = performance.now()
  const log = (code: string) =>
    cloud.log({
      event: 'call',
      action: loggable(call.action),
      code,
      ms: Math.round(performance.now() - began),
      request: call.requestId,
    })
  try {
    const data = await answer(cloud, call)
    log('ok')
    return { ok: true, data }
  } catch (error) {
    if (error instanceof AppError) {
      log(error.code)
      const { code, message, field, because } = error
      return {
        ok: false,
        error: { code, message, ...(field && { field }), ...(because && { because }) },
      }
    }
    if (isBusy(error)) {
      log('unavailable')
      return { ok: false, error: { code: 'unavailable', message: '现在人很多，请稍后再试' } }
    }
    log('internal')
    cloud.log({ event: 'fault', request: call.requestId, fault: faultOf(error) })
    return {
      ok: false,
      error: {
        code: 'internal',
        message: `系统出了点问题，已记录（${call.requestId}），请稍后再试`,
      },
    }
  }
}

/** The kind and the place of a fault, without values: a database error's detail may hold a person's words. */
export function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return 'not an Error'
  const state = 'code' in error ? String(error.code) : ''
  const place =
    error.stack
      ?.split('\n')
      .find((line) => line.includes(' at '))
      ?.trim() ?? ''
  if (error instanceof v.ValiError)
    return `answer breaks the contract: ${error.message} ${v.getDotPath(error.issues[0]) ?? ''}`
  return `${error.name} ${state} ${place}`
}
