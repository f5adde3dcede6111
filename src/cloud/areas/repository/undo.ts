import type { AreaCode, Bilingual, Ring, StreetCode } from '@/contract/wire'
import type { Authorized } from '../../authorization'
import type { Tx } from '../../database/database'

type Scope = Authorized<{ street: StreetCode }>

/** What a version ended is there again. */
export async function unendAreas(tx: Tx, { street }: Scope, version: number): Promise<void> {
  await tx.query('UPDATE areas SET ended = NULL WHERE street = $1 AND ended = $2', [
    street,
    version,
  ])
}

/**
 * What a version changed is as it was before; what it brought back has ended again. The kept shapes
 * are used up.
 */
export async function restoreAreas(tx: Tx, { street }: Scope, version: number): Promise<void> {
  const restored = await tx.query<{ code: AreaCode }>(
    `UPDATE areas SET level = p.level, parent = p.parent, path = p.path, name = p.name,
            party = p.party, ring = p.ring, since = p.since,
            ended = nullif(p.until, $2)
     FROM areas_past p
     WHERE areas.street = $1 AND areas.since = $2 AND p.street = $1 AND p.code = areas.code
       AND p.since = (SELECT max(q.since) FROM areas_past q
                      WHERE q.street = $1 AND q.code = areas.code)
     RETURNING areas.code`,
    [street, version],
  )
  await tx.query(
    `DELETE FROM areas_past USING areas a
     WHERE areas_past.street = $1 AND a.street = $1 AND a.code = areas_past.code
       AND a.since = areas_past.since AND a.code = ANY($2::text[])`,
    [street, restored.map(({ code }) => code)],
  )
}

export interface AddedArea {
  code: AreaCode
  name: Bilingual
}

/** What a version added: out of sight, so that what rests on boundaries moves off it. */
export async function hideAdded(tx: Tx, { street }: Scope, version: number): Promise<AddedArea[]> {
  return tx.query<AddedArea>(
    'UPDATE areas SET ended = $2 WHERE street = $1 AND since = $2 RETURNING code, name',
    [street, version],
  )
}

/** Takes away what a version added and nothing hangs on any more. */
export async function deleteAdded(tx: Tx, { street }: Scope, version: number): Promise<void> {
  await tx.query('DELETE FROM areas WHERE street = $1 AND since = $2', [street, version])
}

export async function markUndone(
  tx: Tx,
  { street }: Scope,
  version: number,
  now: number,
): Promise<void> {
  await tx.query('UPDATE area_versions SET undone_at = $3 WHERE street = $1 AND version = $2', [
    street,
    version,
    new Date(now),
  ])
}

/** The outline of a street as it is. */
export async function outlineOf(tx: Tx, street: StreetCode): Promise<Ring | undefined> {
  const [row] = await tx.query<{ ring: Ring }>(
    'SELECT ring FROM areas WHERE street = $1 AND code = $1 AND ended IS NULL',
    [street],
  )
  return row?.ring
}
