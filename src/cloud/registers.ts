import type { Assignment } from '@/contract/assignments'
import type { CodeKind, Resolved } from '@/contract/codes'
import type { Subject } from '@/contract/history'
import type { ImportKind } from '@/contract/imports'
import type { StreetCode } from '@/contract/wire'
import type { OverdueRow } from './assignments/repository'
import type { Context, JobContext } from './context'
import type { Db, Tx } from './database/database'
import type { Importer } from './imports/importer'

/** What nouns register so that a kernel noun can serve them without knowing them; wiring.ts fills it. */
export interface Registers {
  /** Everything that time makes due. */
  jobs: readonly Job[]
  /** Whether somebody may read the history of a thing. */
  readers: Record<
    Subject['noun'],
    (street: StreetCode, id: string, context: Context) => Promise<boolean>
  >
  /** What happens when open work is over its last day; runs in the transaction that marks it. */
  overdue: Record<
    Assignment['kind'],
    (tx: Tx, street: StreetCode, work: OverdueRow, context: JobContext) => Promise<void>
  >
  /** What a code of a kind leads to; undefined where its thing was taken down. */
  codes: Record<
    CodeKind,
    (db: Db, street: StreetCode, subject: string) => Promise<Resolved | undefined>
  >
  /** How the rows of a file become things. */
  imports: Record<ImportKind, Importer>
}

/** Work that time makes due. */
export interface Job {
  name: string
  /**
   * What is due in a street now, at most a few hundred; the rest comes at the next run. Each runs in
   * transactions of its own and may run twice.
   */
  due(db: Db, street: StreetCode, now: number): Promise<readonly DueStep[]>
}

export type DueStep = (context: JobContext) => Promise<void>
