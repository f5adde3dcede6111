import { dataOf, pageOf } from '@/contract/messages.rules'
import type { StreetCode } from '@/contract/wire'
import type { JobContext } from '../context'
import type { Sending, SubscribeMessage } from '../outside/outside'
import type { Job } from '../registers'
import { type ClaimedRow, claim, countDue, noteError } from './repository/deliveries'
import { type Ending, settle } from './step'

const MINUTE = 60_000

/** How long after each try the next one comes; after the last of them it is over. */
const AGAIN_AFTER = [MINUTE, 5 * MINUTE, 30 * MINUTE, 120 * MINUTE]
const TRIES = AGAIN_AFTER.length + 1
/** How long the last try may take before another run calls it over. */
const LAST_CLAIM = 10 * MINUTE

/** Sent side by side; WeChat answers in a few hundred ms and a function runs for a minute. */
const TOGETHER = 20
const MOST = 200

/** WeChat's numbers that say more than “later”. */
const ENDINGS: Partial<Record<number, Ending>> = {
  // the person has none left or wants none
  43101: 'refused',
  // this openid is none of ours
  40003: 'gone',
  // ours: data, template, page, a call that is not allowed to the function
  47003: 'failed',
  40037: 'failed',
  41030: 'failed',
  48001: 'failed',
  [-604100]: 'failed',
  [-604101]: 'failed',
}

/** The message as WeChat wants it; undefined where there is nobody, or no template, to send it by. */
function messageOf(
  { cloud }: JobContext,
  street: StreetCode,
  { kind, values, at, subject, template, sealed }: ClaimedRow,
): SubscribeMessage | undefined {
  const chosen = cloud.settings.templates[template]
  const page = pageOf(kind, street, subject)
  const data = chosen && dataOf({ kind, values, at: at.getTime() }, chosen.keys)
  if (!chosen || !page || !data || sealed === null) return undefined
  return { openid: cloud.secrets.unseal('openid', sealed), templateId: chosen.id, page, data }
}

/** An outside that throws has not answered. */
async function send({ cloud }: JobContext, message: SubscribeMessage): Promise<Sending> {
  try {
    return await cloud.outside.subscribeMessages.send(message)
  } catch {
    return { sent: false, error: null }
  }
}

async function deliver(context: JobContext, street: StreetCode, row: ClaimedRow): Promise<void> {
  const { cloud, db, now } = context
  const { id, template, tries } = row
  const over = (ending: Ending, error: number | null = null) =>
    settle(db, { street, id, ending, error, now })
  // the run of the last try was cut off: whether it was sent nobody knows
  if (tries > TRIES) return over('failed')
  const message = messageOf(context, street, row)
  if (!message) return over('void')
  const sending = await send(context, message)
  if (sending.sent) return over('sent')
  const { error } = sending
  const ending = (error !== null && ENDINGS[error]) || (tries < TRIES ? undefined : 'failed')
  if (!ending) return noteError(db, street, id, error)
  if (ending === 'failed') {
    cloud.log({ event: 'message not delivered', street, template, error: error ?? undefined })
  }
  return over(ending, error)
}

/**
 * Some deliveries at once. Each is claimed, and the claim committed, before WeChat is asked: the claim is
 * the time of the next try, so it ends by itself. A run that is cut off between WeChat's answer and its
 * note leaves the delivery to that next try, and the person may read one message twice, at most TRIES
 * times. Each of those takes a consent at WeChat and none of ours: our count is then ahead, never
 * negative, and the first refusal (43101) sets it right.
 */
async function deliverSome(context: JobContext, street: StreetCode): Promise<void> {
  const { db, now } = context
  const until = [...AGAIN_AFTER, LAST_CLAIM].map((after) => new Date(now + after))
  const rows = await claim(db, street, { now, until, most: TOGETHER })
  const ended = await Promise.allSettled(rows.map((row) => deliver(context, street, row)))
  const failed = ended.find((one) => one.status === 'rejected')
  if (failed) throw failed.reason
}

/** What waits for WeChat is sent, and what WeChat does not take is tried again or ended. */
export const deliverMessages: Job = {
  name: 'messages.deliver',
  async due(db, street, now) {
    const due = await countDue(db, street, now, MOST)
    return Array.from(
      { length: Math.ceil(due / TOGETHER) },
      () => (context) => deliverSome(context, street),
    )
  },
}
