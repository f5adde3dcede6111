import { dayOf } from '@/contract/calendar.rules'
import type { RowWords } from '@/contract/imports'
import type { Day, StreetCode } from '@/contract/wire'
import type { Context } from '../../context'
import type { PlannedRow, ReadRow } from '../../imports/importer'
import type { Secrets } from '../../secrets'
import { isOver } from '../step'
import { besides, LEADS } from './leads'
import { isWho, People, trouble, type Who } from './people'
import { type Draft, isDraft, readRow, type Wrong } from './read'
import {
  type Colleague,
  type KnownOffice,
  listAreas,
  listByKey,
  listByPhone,
  listHolders,
  type SheetArea,
} from './repository/reads'
import type { Office } from './repository/writes'
import { namedIn, readStandIn, type StandIn } from './stand-ins'
import { tell } from './telling'

/** What planning one row looks at. */
export interface Outlook {
  today: Day
  secrets: Secrets
  hashOf(digits: string): string
  known: ReadonlyMap<string, KnownOffice>
  drafts: ReadonlyMap<string, Draft>
  people: People
  areas: readonly SheetArea[]
}

/** A row with everything that it will be. */
export interface Meant {
  draft: Draft
  who: Who
  office: Office
  standIn: StandIn | null
  known: KnownOffice | undefined
}

type Planned = Meant | Wrong

const isMeant = (one: Planned): one is Meant => 'who' in one

async function lookOut(
  { db, cloud: { secrets }, now }: Context,
  street: StreetCode,
  given: readonly Draft[],
  areas: readonly SheetArea[],
): Promise<Outlook> {
  const today = dayOf(now)
  const drafts = new Map<string, Draft>()
  for (const draft of given) if (!drafts.has(draft.key)) drafts.set(draft.key, draft)
  const keys = given.flatMap(({ key, standIn }) => (standIn ? [key, standIn] : [key]))
  const known = new Map(
    (await listByKey(db, street, [...new Set(keys)])).map((office) => [office.key, office]),
  )
  const hashes = new Map<string, string>()
  const hashOf = (digits: string) => {
    const hash = hashes.get(digits) ?? secrets.hash('phone', digits)
    hashes.set(digits, hash)
    return hash
  }
  const numbers = given.flatMap(({ phone, standIn }) => [
    ...(phone ? [phone.digits] : []),
    ...(standIn ? [namedIn(standIn)?.digits ?? ''].filter(Boolean) : []),
  ])
  const there = await listByPhone(db, street, [...new Set(numbers.map(hashOf))], today)
  const colleagues = new Map<string, Colleague[]>()
  for (const one of there) colleagues.set(one.hash, [...(colleagues.get(one.hash) ?? []), one])
  const people = new People([...drafts.values()], { known, colleagues, hashOf })
  return { today, secrets, hashOf, known, drafts, people, areas }
}

/** What forbids new days for an office. */
function dayTroubles(
  { from, until }: Office,
  known: KnownOffice | undefined,
  today: Day,
): RowWords[] {
  if (until !== null && until < from) {
    return [trouble('until', '早于开始那一天', 'is before the first day')]
  }
  if (until !== null && until < today && until !== known?.until) {
    return [trouble('until', '已经过去了', 'has passed')]
  }
  return []
}

/** What only a handover may change once somebody has accepted. */
function claimedTroubles(office: Office, known: KnownOffice, today: Day): RowWords[] {
  if (!known.claimed) return []
  const words: RowWords[] = []
  if (office.role !== known.role) {
    words.push(
      trouble(
        'role',
        '本人已经接受邀请，换岗位请先结束这项任命、交接好工作，再用新编号任命',
        'cannot change after the invitation was accepted: end the appointment with its handover and use a new key',
      ),
    )
  }
  if (office.from > known.from && office.from > today) {
    words.push(
      trouble(
        'from',
        '本人已经在任，不能改到以后',
        'cannot move into the future: they are in office',
      ),
    )
  }
  return words
}

const officeOf = (
  { role, area, from, until }: Draft,
  known: KnownOffice | undefined,
  standIn: StandIn | null,
  today: Day,
): Office => ({
  role,
  area: area.code,
  from: from ?? known?.from ?? today,
  until: until === undefined ? (known?.until ?? null) : until,
  standIn: standIn?.person ?? null,
})

/** Who stands in: as the file says, as before where it has no such column, nobody where the cell is empty. */
function standInOf(draft: Draft, who: Who, known: KnownOffice | undefined, outlook: Outlook) {
  if (draft.standIn) return readStandIn(draft.standIn, who.person, outlook)
  const stays = draft.standIn === undefined && known?.standIn
  return stays ? { person: stays, name: known.standInName ?? '' } : null
}

/** What a row will be, or everything that forbids it. */
function mean(draft: Draft, outlook: Outlook): Planned {
  const { row, key, name } = draft
  const first = outlook.drafts.get(key)
  if (first && first !== draft) {
    const words = [trouble('key', `和第 ${first.row} 行重复`, `stands in row ${first.row} too`)]
    return { row, key, name, words }
  }
  const who = outlook.people.of(draft)
  if (!isWho(who)) return { row, key, name, words: [who] }
  const known = outlook.known.get(key)
  const standIn = standInOf(draft, who, known, outlook)
  if (standIn && !('person' in standIn)) return { row, key, name, words: [standIn] }
  const office = officeOf(draft, known, standIn, outlook.today)
  const words = [
    ...dayTroubles(office, known, outlook.today),
    ...(known ? claimedTroubles(office, known, outlook.today) : []),
  ]
  return words.length > 0 ? { row, key, name, words } : { draft, who, office, standIn, known }
}

const errorRow = ({ row, key, name, words }: Wrong): PlannedRow => ({
  ...{ row, does: 'error', key, name, words, input: null, subject: null, seenVersion: null },
})

/** An appointment that is over stays on record as it was: its key is used up. */
function overRow({ draft, known }: Meant, planned: PlannedRow, today: Day): PlannedRow {
  if (planned.does !== 'change' || !known || !isOver(known, today)) return planned
  const words = [
    trouble(
      'key',
      '的任命已经结束了，要再任命请换一个编号',
      'is of an appointment that is over; please use a new key',
    ),
  ]
  return errorRow({ row: draft.row, key: draft.key, name: draft.name, words })
}

/** What each row of a sheet of appointments will do. */
export async function plan(
  context: Context,
  street: StreetCode,
  rows: readonly ReadRow[],
): Promise<PlannedRow[]> {
  const areas = await listAreas(context.db, street)
  const read = rows.map((row) => readRow(row, areas))
  const outlook = await lookOut(context, street, read.filter(isDraft), areas)
  const planned = read.map((one): Planned => (isDraft(one) ? mean(one, outlook) : one))
  const meant = planned.filter(isMeant)
  const again = new Set(meant.map(({ known }) => known?.appointment))
  const stay = await listHolders(context.db, street, LEADS, outlook.today)
  const others = besides([
    ...stay.filter(({ appointment }) => !again.has(appointment)),
    ...meant.map(({ who: { person, name }, office }) => ({ person, name, ...office })),
  ])
  return planned.map((one) => {
    if (!isMeant(one)) return errorRow(one)
    const { person, name } = one.who
    const row = tell(one, others({ person, name, ...one.office }), outlook)
    return overRow(one, row, outlook.today)
  })
}
