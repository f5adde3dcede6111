import type { Role } from '@/contract/areas'
import type { ReportEvent } from '@/contract/reports'
import type { ReportId, StreetCode } from '@/contract/wire'
import type { Db } from '../../database/database'

/** The steps that whoever may see a report is told, by the names that the history keeps. */
const TOLD: Record<string, ReportEvent['did']> = {
  'reports.submit': 'reported',
  'reports.file': 'filed',
  'reports.dispatch': 'dispatched',
  'reports.recategorize': 'recategorized',
  'reports.accept': 'accepted',
  'reports.return': 'returned',
  'reports.contact': 'contacted',
  'reports.progress': 'progress',
  'reports.allowPause': 'paused',
  'reports.resume': 'resumed',
  'reports.resolve': 'resolved',
  'reports.fail': 'failed',
  'reports.pass': 'closed',
  'reports.redo': 'reopened',
  'reports.reopen': 'reopened',
  'reports.merge': 'merged',
  'reports.unmerge': 'unmerged',
  'reports.withdraw': 'withdrawn',
  'reports.climb': 'climbed',
  'reports.hand': 'handed',
  'reports.topic': 'topic',
  'reports.undo': 'undone',
}

/** More than any report has; the first ones go where one has more. */
const MOST = 60

interface EventRow {
  at: Date
  did: string
  role: Role | null
  name: string | null
  words: string | null
}

/** What happened to a report, oldest first. Who did something as its reporter has no name in the history. */
export async function listEvents(
  db: Db,
  street: StreetCode,
  report: ReportId,
): Promise<ReportEvent[]> {
  const rows = await db.query<EventRow>(
    `SELECT h.at, h.did, h.after ->> 'as' AS role, p.name, h.note AS words
     FROM history h LEFT JOIN persons p ON p.id = h.by_person
     WHERE h.street = $1 AND h.noun = 'reports' AND h.subject = $2 AND h.did = ANY($3)
     ORDER BY h.step DESC LIMIT ${MOST}`,
    [street, report, Object.keys(TOLD)],
  )
  return rows.reverse().flatMap(({ at, did, role, name, words }) => {
    const told = TOLD[did]
    return told ? [{ at: at.toISOString(), did: told, role, name, words }] : []
  })
}

/** What happened last to a report, as all are told. */
export interface LastEvent {
  at: Date
  did: ReportEvent['did']
  words: string | null
}

/** The last event of each of these reports. */
export async function listLast(
  db: Db,
  street: StreetCode,
  reports: readonly ReportId[],
): Promise<ReadonlyMap<ReportId, LastEvent>> {
  const rows = await db.query<{ report: ReportId; at: Date; did: string; words: string | null }>(
    `SELECT DISTINCT ON (h.subject) h.subject AS report, h.at, h.did, h.note AS words FROM history h
     WHERE h.street = $1 AND h.noun = 'reports' AND h.subject = ANY($2) AND h.did = ANY($3)
     ORDER BY h.subject, h.step DESC`,
    [street, reports, Object.keys(TOLD)],
  )
  return new Map(
    rows.flatMap(({ report, at, did, words }) => {
      const told = TOLD[did]
      return told ? [[report, { at, did: told, words }] as const] : []
    }),
  )
}

interface LookRow {
  at: Date
  by: string | null
  purpose: 'contact' | 'verify' | 'merge'
}

/** Who looked up a report's reporter, the last look first. */
export async function listLooks(db: Db, street: StreetCode, report: ReportId) {
  const rows = await db.query<LookRow>(
    `SELECT h.at, p.name AS by, coalesce(h.note, 'contact') AS purpose
     FROM history h LEFT JOIN persons p ON p.id = h.by_person
     WHERE h.street = $1 AND h.noun = 'reports' AND h.subject = $2 AND h.did = 'reports.identity'
     ORDER BY h.step DESC LIMIT ${MOST}`,
    [street, report],
  )
  return rows.map(({ at, by, purpose }) => ({ at: at.toISOString(), by: by ?? '', purpose }))
}
