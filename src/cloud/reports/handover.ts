import { dayOf } from '@/contract/calendar.rules'
import { isLive, levelOf, moves, REPORT_ROLES } from '@/contract/reports.rules'
import type { Day, PersonId, ReportId, StreetCode } from '@/contract/wire'
import { keepInOffice } from '../appointments/repository/reads'
import { assign, finish, type OwnedRow } from '../assignments/repository'
import { authorizedByRule } from '../authorization'
import type { Db, Tx } from '../database/database'
import { AppError } from '../errors'
import type { Handing, Handover, Successor } from '../registers'
import { listHandlers } from './repository/people'
import { find, lock, type ReportRow } from './repository/reads'
import { candidatesFor } from './routing'
import { apply } from './step'
import { tellHandlers } from './telling'

const startOfDay = (day: Day) => Date.parse(`${day}T00:00:00+08:00`)

/** Who may go on with it: nobody verifies what they handled or reported, nobody allows a pause below its owner. */
async function successorsOf(
  db: Db,
  row: ReportRow,
  { kind, owner }: Pick<OwnedRow, 'kind' | 'owner'>,
  today: Day,
): Promise<Successor[]> {
  const handled = await listHandlers(db, row.street, row.report)
  const verifies = row.state === 'verifying'
  const barred = [
    ...(verifies || row.round > 1 ? handled : []),
    ...(verifies && row.reporter ? [row.reporter] : []),
  ]
  const rows = await candidatesFor(db, row, [owner, row.owner, ...barred], startOfDay(today))
  const high = kind === 'allow_pause' ? levelOf(row.ownerRole) : -1
  return rows
    .filter(({ role, away }) => !away && levelOf(role) > high)
    .map(({ person, name, role, open }) => ({ person, name, role, open }))
}

const invalid = () => new AppError('invalid', '这个人不能接手这件事，请另选一位', 'hands')

/** Somebody who may have it, and stays in office until the transaction ends. @throws AppError('invalid') */
async function demandSuccessor(tx: Tx, row: ReportRow, work: OwnedRow, how: Handing) {
  const today = dayOf(how.now)
  const next = (await successorsOf(tx, row, work, today)).find(({ person }) => person === how.to)
  if (!next || !(await keepInOffice(tx, row.street, next.person, [next.role], today)))
    throw invalid()
  return next
}

type Give = (tx: Tx, row: ReportRow, work: OwnedRow, how: Handing) => Promise<void>

const handover = (
  isTheirs: (row: ReportRow, owner: PersonId) => boolean,
  give: Give,
): Handover => ({
  roles: REPORT_ROLES,
  async candidates(db, street, work, today) {
    const row = await find(db, street, work.subject as ReportId, null)
    return row ? successorsOf(db, row, work, today) : []
  },
  async hand(tx: Tx, street: StreetCode, work: OwnedRow, how: Handing) {
    const row = await lock(tx, street, work.subject as ReportId, null)
    if (row && isTheirs(row, work.owner)) await give(tx, row, work, how)
  },
})

/** Reports go on around their place; their days stay, because their reporters were told them. */
export const reportHandover = handover(
  (row, owner) => row.owner === owner && isLive(row.state),
  async (tx, row, work, how) => {
    const next = await demandSuccessor(tx, row, work, how)
    const { by, now, cause, note } = how
    const free = authorizedByRule('work is handed on when its owner leaves', row)
    const move = moves[row.state].hand
    if (!move) return
    await apply(
      tx,
      free,
      move.to,
      { step: 'hand', by, as: null, actor: by, now, cause },
      {
        set: { owner: next.person, ownerRole: next.role },
        ...{ changed: ['owner'], note, told: null },
      },
    )
  },
)

/** Who was asked for a pause leaves: somebody else above its owner is asked. */
export const pauseHandover = handover(
  (row) => row.pause !== null && row.pause.from === undefined,
  async (tx, row, work, how) => {
    const next = await demandSuccessor(tx, row, work, how)
    const { street, number: title } = row
    const { by, now } = how
    const subject = { noun: 'reports', id: row.report } as const
    await finish(tx, street, subject, 'allow_pause', now)
    const { due, about } = work
    await assign(tx, {
      ...{ street, subject, kind: 'allow_pause', title, owner: next.person, due, about, now },
    })
    await tellHandlers(tx, row, 'report_pause_asked', [next.person], { by, now })
  },
)
