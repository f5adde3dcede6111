import type { PersonId, StreetCode } from '@/contract/wire'
import type { Tx } from '../../database/database'
import type { Merge } from '../../registers'

/** An outbox may have sent the same client id as both: one of the two reports gives it up. */
async function moveReports(tx: Tx, street: StreetCode, from: PersonId, into: PersonId) {
  await tx.query(
    `UPDATE reports r SET version = version + 1,
       client = CASE WHEN maker = $2 AND EXISTS (
           SELECT 1 FROM reports o WHERE o.street = $1 AND o.maker = $3 AND o.client = r.client)
         THEN id ELSE client END,
       maker = CASE WHEN maker = $2 THEN $3 ELSE maker END,
       reporter = CASE WHEN reporter = $2 THEN $3 ELSE reporter END,
       owner = CASE WHEN owner = $2 THEN $3 ELSE owner END,
       resolved_by = CASE WHEN resolved_by = $2 THEN $3 ELSE resolved_by END,
       pause = CASE WHEN pause ->> 'askedBy' = $2
         THEN jsonb_set(pause, '{askedBy}', to_jsonb($3::text)) ELSE pause END
     WHERE street = $1
       AND (maker = $2 OR reporter = $2 OR owner = $2 OR resolved_by = $2 OR pause ->> 'askedBy' = $2)`,
    [street, from, into],
  )
}

/** Nobody follows what is now their own. */
async function moveFollowing(tx: Tx, street: StreetCode, from: PersonId, into: PersonId) {
  await tx.query(
    `WITH moved AS (
       DELETE FROM report_followers WHERE street = $1 AND person = $2 RETURNING report, since)
     INSERT INTO report_followers (street, report, person, since)
     SELECT $1, report, $3, since FROM moved ON CONFLICT DO NOTHING`,
    [street, from, into],
  )
  await tx.query(
    `DELETE FROM report_followers WHERE street = $1 AND person = $2
       AND report IN (SELECT id FROM reports WHERE street = $1 AND reporter = $2)`,
    [street, into],
  )
}

async function moveHandling(tx: Tx, street: StreetCode, from: PersonId, into: PersonId) {
  await tx.query(
    `WITH moved AS (DELETE FROM report_handlers WHERE street = $1 AND person = $2 RETURNING report)
     INSERT INTO report_handlers (street, report, person)
     SELECT $1, report, $3 FROM moved ON CONFLICT DO NOTHING`,
    [street, from, into],
  )
  await tx.query(
    `UPDATE report_bulks b SET by_person = $3,
       client = CASE WHEN EXISTS (
           SELECT 1 FROM report_bulks o
           WHERE o.street = $1 AND o.by_person = $3 AND o.client = b.client)
         THEN id ELSE client END
     WHERE street = $1 AND by_person = $2`,
    [street, from, into],
  )
}

/** What one record reported, follows, owns or handled is another's, because both are the same human. */
export const mergeReports: Merge = async (tx, street, from, into) => {
  await moveReports(tx, street, from, into)
  await moveFollowing(tx, street, from, into)
  await moveHandling(tx, street, from, into)
}
