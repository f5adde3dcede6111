import type { MessageKind } from '@/contract/messages'
import type { PersonId } from '@/contract/wire'
import type { Tx } from '../database/database'
import type { EventRow } from '../events/repository/reads'
import { tell } from '../messages/repository'

type Kind = Extract<MessageKind, `event_${string}` | `place_${string}`>

/** Tells people of an event what became of their part in it; its title and moments are all that travels. */
export async function tellOf(
  tx: Tx,
  { street, event, title }: EventRow,
  kind: Kind,
  people: readonly (PersonId | null)[],
  now: number,
  more: Record<string, string> = {},
): Promise<void> {
  const told = people.filter((person) => person !== null)
  const subject = { noun: 'events', id: event } as const
  const values = { zh: title.zh, en: title.en ?? title.zh, ...more }
  await tell(tx, told, { street, kind, subject, values, now })
}
