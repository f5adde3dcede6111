import type { Merge } from '../../registers'

/** What one record made or organises is another's, because both are the same human. A phone may have sent the same client id as both: one gives it up. */
export const mergeEvents: Merge = async (tx, street, from, into) => {
  await tx.query(
    `UPDATE events e SET version = version + 1,
       client = CASE WHEN maker = $2 AND EXISTS (
           SELECT 1 FROM events o WHERE o.street = $1 AND o.maker = $3 AND o.client = e.client)
         THEN coalesce(series, id) ELSE client END,
       maker = CASE WHEN maker = $2 THEN $3 ELSE maker END,
       organiser = CASE WHEN organiser = $2 THEN $3 ELSE organiser END
     WHERE street = $1 AND (maker = $2 OR organiser = $2)`,
    [street, from, into],
  )
}
