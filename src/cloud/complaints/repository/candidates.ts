import { type About, OwnerRole } from '@/contract/complaints'
import { type Candidate, lineRoles } from '@/contract/complaints.rules'
import type { ComplaintId, Day, PersonId, StreetCode } from '@/contract/wire'
import type { Db } from '../../database/database'
import { inForce } from '../../database/in-force'
import { findSiteLine } from './reads'

export interface CandidateQuery {
  street: StreetCode
  about: About
  today: Day
  /** Who may not own it: the person who sends it, and whoever had it before. */
  except: readonly PersonId[]
}

export interface CandidateRow extends Candidate {
  name: string
}

/**
 * Everybody who could own a complaint, once per role held today. In its line stands who holds the
 * role complained about and, of a site, its operator's people and the secretary of its community. Who
 * has not taken their record over yet sees nothing that they are given.
 */
export async function listCandidates(db: Db, query: CandidateQuery): Promise<CandidateRow[]> {
  const { street, about, today, except } = query
  const site = about.line === 'site' ? await findSiteLine(db, street, about.site) : undefined
  return db.query<CandidateRow>(
    `SELECT DISTINCT a.person, coalesce(p.name, '') AS name, a.role,
       EXISTS (
         SELECT 1 FROM appointments l
         WHERE l.street = $1 AND l.person = a.person
           AND ${inForce('l', '$2')}
           AND (l.role = ANY($5) OR (l.role = 'operator' AND l.operator = $6)
             OR (l.role = 'community_secretary' AND l.area = ANY($7)))
       ) AS "inLine",
       (SELECT count(*)::int FROM assignments w
        WHERE w.street = $1 AND w.owner = a.person AND w.done_at IS NULL) AS open
     FROM appointments a JOIN persons p ON p.id = a.person AND p.claimed_at IS NOT NULL
     WHERE a.street = $1 AND a.role = ANY($3) AND NOT a.person = ANY($4)
       AND ${inForce('a', '$2')}
     ORDER BY a.person, a.role`,
    [
      street,
      today,
      OwnerRole.options,
      except,
      lineRoles(about),
      site?.operator ?? null,
      site?.areas ?? [],
    ],
  )
}

/** Everybody who has or had a complaint to answer. */
export async function listOwnersSoFar(
  db: Db,
  street: StreetCode,
  complaint: ComplaintId,
): Promise<PersonId[]> {
  const rows = await db.query<{ owner: PersonId }>(
    `SELECT DISTINCT owner FROM assignments
     WHERE street = $1 AND noun = 'complaints' AND subject = $2 ORDER BY owner`,
    [street, complaint],
  )
  return rows.map(({ owner }) => owner)
}
