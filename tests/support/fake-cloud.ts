import Taro from '@tarojs/taro'
import * as v from 'valibot'
import { type ActionName, actions, type InputOf, type OutputOf } from '@/contract'
import { type Because, type ErrorCode, WireError } from '@/contract/errors'

/** The cloud says no, with this code and reason. */
export class No {
  constructor(
    readonly code: ErrorCode,
    readonly because?: Because,
  ) {}
}

type Answers = {
  [Name in ActionName]?:
    | OutputOf<Name>
    | No
    | ((input: InputOf<Name>) => OutputOf<Name> | No | Promise<OutputOf<Name>>)
}

interface Call {
  action: ActionName
  input: never
}

/** A cloud of prepared answers. Each is held against the contract, so that a fiction cannot pass. */
export function fakeCloud(answers: Answers) {
  const calls: { action: string; input: unknown }[] = []
  let online = true
  const answer = async ({ action, input }: Call) => {
    calls.push({ action, input })
    v.parse(actions[action].input, input)
    const prepared = answers[action] as unknown
    if (prepared === undefined) throw new Error(`no answer was prepared for ${action}`)
    const given = typeof prepared === 'function' ? await prepared(input) : prepared
    if (given instanceof No) {
      const { code, because } = given
      return { ok: false, error: v.parse(WireError, { code, message: '不行', because }) }
    }
    v.parse(actions[action].output, given)
    return { ok: true, data: given }
  }
  const request = async ({ data }: { data: Call }) => {
    if (!online) throw new Error('request:fail')
    try {
      return { data: await answer(data) }
    } catch (fiction) {
      // Any console.error fails the test
      console.error(fiction)
      throw fiction
    }
  }
  const getNetworkType = async () => ({ networkType: online ? 'wifi' : 'none' })
  Object.assign(Taro, { request, getNetworkType })
  return {
    calls,
    asked: (action: ActionName) =>
      calls.filter((call) => call.action === action).map(({ input }) => input),
    setOnline(is: boolean) {
      online = is
    },
  }
}
