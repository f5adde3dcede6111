import type { ParsedInputOf } from '@/contract'
import { changedFields, type EventField, isMoved } from '@/contract/events.rules'
import type { EventDraft, EventShift } from '@/contract/events.shapes'
import { pastProblem } from '@/contract/events-draft.rules'
import { movedDraft } from '@/contract/events-series.rules'
import type { Authorized } from '../../authorization'
import { checkWords } from '../../content'
import type { Context, Handlers } from '../../context'
import type { Tx } from '../../database/database'
import { conflict } from '../../errors'
import { demandAudience, demandSound, draftOf, locate, refuse, wordsIn } from '../change'
import { demandOffice, demandRun } from '../policy'
import { type EventRow, find, type ShiftRow } from '../repository/reads'
import { type Located, setDraft } from '../repository/writes'
import { announce, record, step } from '../step'
import { viewAfter } from '../view'

/** @throws AppError('conflict') where somebody would lose a seat or a shift that is theirs */
function demandRoom(row: EventRow, draft: EventDraft): void {
  const taken = row.taken + row.lent
  if (draft.capacity < taken) {
    throw conflict(`已经有 ${taken} 个名额给出去了`, { why: 'event_seats', taken })
  }
  for (const shift of row.shifts) demandShift(shift, draft.shifts)
}

function demandShift({ shift, role, taken }: ShiftRow, after: readonly EventShift[]): void {
  if (taken === 0) return
  const next = after.find((one) => one.shift === shift)
  if (!next || next.role !== role) {
    throw conflict(`这一班已经有 ${taken} 位志愿者`, { why: 'event_shift_taken', taken })
  }
  if (next.seats < taken) {
    throw conflict(`这一班已经有 ${taken} 位志愿者`, { why: 'event_seats', taken })
  }
}

const pick = (draft: EventDraft, fields: readonly EventField[]) =>
  Object.fromEntries(fields.map((field) => [field, draft[field]]))

/** A place that stays is not asked for again: its site may have been taken down since. */
async function placeFor(
  { actor, now }: Context,
  tx: Tx,
  row: EventRow,
  draft: EventDraft,
  fields: readonly EventField[],
): Promise<Located> {
  if (!fields.includes('where')) return row
  return demandOffice(actor, row.street, await locate(tx, row.street, draft.where, now))
}

/** @throws AppError('invalid') for times that are over, and for a minimum that is decided */
function demandAhead(
  row: EventRow,
  draft: EventDraft,
  fields: readonly EventField[],
  now: number,
): void {
  const decided = row.decidedAt !== null && fields.includes('minimum')
  if (decided) refuse({ field: 'minimum', is: 'past' })
  refuse(pastProblem(fields.includes('minimum') ? draft : { ...draft, minimum: null }, now))
}

/** Another time of a shift that nobody has concerns nobody. */
const heldShifts = ({ shifts }: EventRow) => shifts.filter(({ taken }) => taken > 0)

const isMore = (row: EventRow, { capacity }: EventDraft) => capacity > row.capacity

/** Writes a draft in place of what stands, and lets those hear of it whom it concerns. */
async function rewrite(
  context: Context,
  tx: Tx,
  row: Authorized<EventRow>,
  { draft, cause }: { draft: EventDraft; cause: string | null },
): Promise<string | null> {
  const { actor, now } = context
  const before = draftOf(row)
  const changed = changedFields(before, draft)
  if (changed.length === 0) return cause
  demandAhead(row, draft, changed, now)
  demandRoom(row, draft)
  const at = await placeFor(context, tx, row, draft, changed)
  await setDraft(tx, row, { draft, at, now })
  const by = actor.person
  const id = await record(tx, row, {
    ...{ did: 'events.update', by, now, changed, cause },
    before: pick(before, changed),
    after: pick(draft, changed),
  })
  if (row.state !== 'published') return id
  const is = { by, cause: id }
  if (isMoved({ ...before, shifts: heldShifts(row) }, draft))
    await announce(tx, row, { is: 'moved', ...is }, context)
  if (isMore(row, draft)) await announce(tx, row, { is: 'seats', ...is }, context)
  return id
}

/** Words that stand already passed the check when they came. */
function newWords(row: EventRow, draft: EventDraft): string[] {
  const known = new Set(wordsIn(draftOf(row)))
  return wordsIn(draft).filter((words) => !known.has(words))
}

async function update(input: ParsedInputOf<'events.update'>, context: Context): Promise<void> {
  const { draft, street, event } = input
  const seen = demandRun(context.actor, await find(context.db, street, event))
  demandSound(draft)
  await demandAudience(context.db, street, draft)
  await checkWords(context, newWords(seen, draft))
  await step(context, input, 'edit', (tx, row, cause) => {
    const later = row.startsAt.getTime() - seen.startsAt.getTime()
    const own = row.event === event ? draft : movedDraft(draft, later)
    return rewrite(context, tx, row, { draft: own, cause })
  })
}

export const changing: Pick<Handlers<'events'>, 'events.update'> = {
  async 'events.update'(input, context) {
    await update(input, context)
    return viewAfter(input, context)
  },
}
