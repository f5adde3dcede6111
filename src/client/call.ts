import * as v from 'valibot'
import { type ActionName, actions, type InputOf, type OutputOf } from '@/contract'
import type { Because, Envelope, ErrorCode } from '@/contract/errors'
import { dropToken, readToken } from './token'
import { overHttp, overWechat, type Transport } from './transport'

/** The cloud said no. `message` is its Chinese sentence; pages show words of their own by code and field. */
export class CallRefused extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly field: string | undefined,
    readonly because?: Because | undefined,
  ) {
    super(message)
    this.name = 'CallRefused'
  }
}

const transport: Transport = process.env.TARO_ENV === 'h5' ? overHttp(readToken) : overWechat

/** The phone holds its own input against the contract first: a slip is told without a network. */
function demandSound(name: ActionName, input: unknown): void {
  const result = v.safeParse(actions[name].input, input, { abortEarly: true })
  if (result.success) return
  const [issue] = result.issues
  const field = issue.path?.map(({ key }) => String(key)).join('.')
  throw new CallRefused('invalid', '填写的格式不对', field)
}

function open<Name extends ActionName>(envelope: Envelope<unknown>): OutputOf<Name> {
  if (envelope.ok) return envelope.data as OutputOf<Name>
  const { code, message, field, because } = envelope.error
  if (code === 'sign_in') dropToken()
  throw new CallRefused(code, message, field, because)
}

/**
 * Asks the cloud.
 * @throws CallRefused where it says no, CallFailed (transport.ts) where no answer came back
 */
export async function call<Name extends ActionName>(
  name: Name,
  input: InputOf<Name>,
): Promise<OutputOf<Name>> {
  demandSound(name, input)
  return open<Name>(await transport({ action: name, input }))
}
