import { openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import type { Tx } from '@/cloud/database/database'
import { newId } from '@/cloud/ids'
import { deliverMessages } from '@/cloud/messages/jobs'
import { tell } from '@/cloud/messages/repository'
import { templatesFrom } from '@/cloud/templates'
import type { MessageKind, Template } from '@/contract/messages'
import type { ClientId, PersonId } from '@/contract/wire'
import { type Newcomer, newcomer } from '../invitations/newcomers'

/** What the installation of the tests chose in WeChat. */
export const IDS = {
  report_progress: 'tpl-progress',
  work_assigned: 'tpl-work',
  event_progress: 'tpl-event',
} as const

/** Somebody in WeChat who may agree to be told. */
export interface Subscriber extends Newcomer {
  openid: string
}

/** A cloud with both templates, and what WeChat and its people do there. */
export async function openSubscribing() {
  const cloud = await openCloud()
  cloud.cloud.settings.templates = templatesFrom(JSON.stringify(IDS))
  return { ...cloud, ...subscribing(cloud) }
}

export type Subscribing = Awaited<ReturnType<typeof openSubscribing>>

export const newClient = () => newId<ClientId>(20)

export interface LedgerRow {
  person: PersonId
  template: Template
  balance: number
  sum: number
}

function subscribing(cloud: TestCloud) {
  const { db } = cloud
  let people = 0
  return {
    async person(): Promise<Subscriber> {
      const openid = `oSUB${++people}`
      return { ...(await newcomer(cloud, openid)), openid }
    },

    /** A tap: WeChat counts, then the phone tells the cloud. */
    async accept({ openid, call }: Subscriber, ...accepted: Template[]): Promise<void> {
      for (const template of accepted) cloud.subscribeMessages.accept(openid, IDS[template])
      await call('messages.credit', { street: STREET, client: newClient(), accepted })
    },

    tell: (
      who: readonly { person: PersonId }[],
      kind: MessageKind = 'complaint_answered',
      at: Pick<Tx, 'query'> & Partial<Tx> = db,
    ) => {
      const subject = { noun: 'complaints', id: '0123456789' } as const
      const values = { number: 'T20261123-0001' }
      const message = { street: STREET, kind, subject, values, now: cloud.clock.now() }
      const people = who.map(({ person }) => person)
      return at === db ? db.tx((tx) => tell(tx, people, message)) : tell(at as Tx, people, message)
    },

    /** One run of the job, and of no other. */
    async deliver(): Promise<void> {
      const now = cloud.clock.now()
      const context = { cloud: cloud.cloud, db, now, requestId: newId() }
      for (const step of await deliverMessages.due(db, STREET, now)) await step(context)
    },

    balance: async ({ call }: Subscriber, template: Template = 'report_progress') =>
      (await call('messages.templates', { street: STREET })).templates.find(
        (one) => one.template === template,
      )?.balance,

    /** Every balance, beside the sum of its changes. */
    ledger: () =>
      db.query<LedgerRow>(
        `SELECT person, template, coalesce(balance, 0) AS balance, coalesce(sum, 0)::int AS sum
         FROM message_credits FULL JOIN (
           SELECT person, template, sum(change) FROM message_credit_changes WHERE street = $1
           GROUP BY person, template) AS changes USING (person, template)
         WHERE street = $1 OR street IS NULL ORDER BY person, template`,
        [STREET],
      ),

    /** Why somebody's credits came and went, in order. */
    causes: async ({ person }: { person: PersonId }) =>
      (
        await db.query<{ cause: string; change: number }>(
          `SELECT cause, change FROM message_credit_changes WHERE street = $1 AND person = $2
           ORDER BY at, cause`,
          [STREET, person],
        )
      ).map(({ cause, change }) => `${cause} ${change}`),

    deliveries: ({ person }: { person: PersonId }) =>
      db.query<{ state: string; tries: number; error: number | null; template: Template }>(
        `SELECT state, tries, error, template FROM message_deliveries
         WHERE street = $1 AND person = $2 ORDER BY at, id`,
        [STREET, person],
      ),
  }
}
