import { SETTINGS } from '@/contract/reports-settings'
import type { StreetCode, Version } from '@/contract/wire'
import type { Authorized } from '../authorization'
import type { Context } from '../context'
import type { Db, Tx } from '../database/database'
import { demandFresh } from '../fresh'
import { append, countSteps } from '../history/repository'
import { lockSettings } from './repository/settings'

/** What the history and a conflict call what changed. */
const fieldWords: Record<string, string> = {
  category: '类别',
  categoryName: '类别名称',
  categoryKind: '部件或事件',
  categoryGroup: '所属大类',
  categoryClass: '办结期限',
  categoryDispatch: '派单方式',
  categoryOpen: '是否公开',
  categoryAnonymous: '能否匿名',
  categoryWords: '提示词',
  categoryOffer: '是否停用',
  categoryPlace: '类别顺序',
  clockContact: '首次联系期限',
  clockFinish: '各类办结期限',
  clockCutoff: '当天截止时间',
}

/** What a change wrote. */
export interface Written {
  changed: readonly string[]
  before: object | null
  after: object
  /** The category that it is about. */
  note?: string
}

interface Which {
  of: keyof typeof SETTINGS
  scope: Authorized<{ street: StreetCode }>
  version: Version
  did: string
}

/** The version of a part of a street's settings. */
export const versionOf = async (
  db: Db,
  street: StreetCode,
  of: keyof typeof SETTINGS,
): Promise<Version> => 1 + (await countSteps(db, street, SETTINGS[of]))

/**
 * One change of a street's settings: lock, hold against what was seen, write, append to the history.
 * @param write answers nothing where everything stood so already
 * @throws AppError('conflict') where somebody changed them since
 */
export async function change(
  { db, actor, now }: Context,
  { of, scope, version: seen, did }: Which,
  write: (tx: Tx) => Promise<Written | undefined>,
): Promise<void> {
  const { street } = scope
  await db.tx(async (tx) => {
    await lockSettings(tx, scope)
    const current = await versionOf(tx, street, of)
    await demandFresh(tx, { street, ...SETTINGS[of] }, { seen, current }, fieldWords)
    const written = await write(tx)
    if (!written) return
    await append(tx, { street, subject: SETTINGS[of], did, by: actor.person, at: now, ...written })
  })
}
