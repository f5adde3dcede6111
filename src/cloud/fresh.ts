import type { Subject } from '@/contract/history'
import type { StreetCode, Version } from '@/contract/wire'
import type { Db } from './database/database'
import { conflict } from './errors'
import { list } from './history/repository'

/**
 * Refuses a step on something that changed since the person saw it, and says who changed what.
 * @param words what the noun's history calls its fields, in Chinese
 * @throws AppError('conflict')
 */
export async function demandFresh(
  db: Db,
  subject: Subject & { street: StreetCode },
  versions: { seen: Version; current: number },
  words: Record<string, string>,
): Promise<void> {
  if (versions.seen === versions.current) return
  const { rows } = await list(db, subject.street, { noun: subject.noun, id: subject.id }, undefined)
  // a look or a follower is a line of the history, and changes nothing
  const last = rows.find(({ changed }) => changed.length > 0) ?? rows[0]
  const what = last?.changed.map((field) => words[field] ?? field).join('、')
  throw conflict(
    `${last?.by ?? '有人'}刚刚改动了${what || '这里'}，请看过新内容再继续；您填写的内容还在`,
    { why: 'changed', by: last?.by ?? null, fields: last?.changed ?? [] },
  )
}
