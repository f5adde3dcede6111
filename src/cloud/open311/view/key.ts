import type { Open311Key } from '@/contract/open311'
import type { Cloud } from '../../context'
import type { KeyRow } from '../repository/reads'

/** A key as its list shows it. */
export function viewOf({ key, name, mayWrite, by, madeAt, used, revokedAt }: KeyRow): Open311Key {
  return {
    ...{ key, name, by, used },
    may: mayWrite ? 'write' : 'read',
    issuedAt: madeAt.toISOString(),
    revokedAt: revokedAt?.toISOString() ?? null,
  }
}

/** Where the interface answers. */
export const addressOf = ({ settings }: Pick<Cloud, 'settings'>): string =>
  `${settings.publicUrl}/open311/v2`
