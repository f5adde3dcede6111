import type { ParsedInputOf } from '@/contract'
import { isLive } from '@/contract/reports.rules'
import type { PersonId, ReportId, StreetCode } from '@/contract/wire'
import type { Context, Handlers } from '../../context'
import type { Tx } from '../../database/database'
import { AppError, conflict, forbidden } from '../../errors'
import { append } from '../../history/repository'
import { personOf } from '../../policy'
import { ownerStays } from '../given'
import { closedTo, demandFollowing, demandSeen, demandStep, demandWork } from '../policy'
import { addFollower, dropFollower, hasFollowers } from '../repository/people'
import { find, lock, type ReportRow } from '../repository/reads'
import { answerFor } from '../routing'
import { step } from '../step'
import { viewAfter } from '../view'

type Joining =
  | 'reports.follow'
  | 'reports.unfollow'
  | 'reports.merge'
  | 'reports.unmerge'
  | 'reports.withdraw'

const invalid = (words: string) => new AppError('invalid', words, 'into')

/** Both are locked in the order of their ids, so that two who merge crosswise do not block each other. */
async function lockBoth(
  tx: Tx,
  street: StreetCode,
  both: readonly ReportId[],
  me: PersonId | null,
) {
  for (const report of [...both].sort()) await lock(tx, street, report, me)
}

/** @throws AppError('invalid' | 'not_found') where a report cannot take another one in */
function demandTarget(context: Context, row: ReportRow, target: ReportRow | undefined): void {
  const into = demandWork(context.actor, target)
  if (into.report === row.report) throw invalid('不能并入它自己')
  if (into.state === 'merged' || into.state === 'withdrawn') {
    throw invalid('那一件已经并入别处或被撤回，请另选一件')
  }
  if (!into.open || !row.open) throw invalid('涉及个人的事不能合并，请分别办理')
}

async function merge(context: Context, input: ParsedInputOf<'reports.merge'>) {
  const { street, report, into } = input
  const { db, actor } = context
  await db.tx(async (tx) => {
    await lockBoth(tx, street, [report, into], actor.person)
    await step({ ...context, db: tx }, input, 'merge', async (_tx, row) => {
      demandTarget(context, row, await find(tx, street, into, actor.person))
      const state = row.state === 'paused' ? 'handling' : row.state
      const set = { mergedInto: into, beforeMerge: { state } }
      return { set, told: 'merged' }
    })
  })
}

/** Back to where it stood; where its owner has left office since, whoever answers for the place has it. */
async function unmerge(context: Context, input: ParsedInputOf<'reports.unmerge'>) {
  await step(context, input, 'unmerge', async (tx, row, { now }) => {
    const { street, area } = row
    const still = await ownerStays(tx, row, now)
    const owner = still ? {} : await answerFor(tx, { street, area, except: [], now })
    if (!owner) throw conflict('现在没有人可以接着办，请先请街道任命一位')
    return { set: { ...owner, mergedInto: null, beforeMerge: null }, told: 'unmerged' }
  })
}

/** Taken back for good; where others want it done, it only loses its reporter. */
async function withdraw(context: Context, input: ParsedInputOf<'reports.withdraw'>) {
  await step(context, input, 'withdraw', async (tx, row) => {
    const others = await hasFollowers(tx, row.street, row.report, row.reporter)
    const gone = { contactSealed: null }
    if (!others) return { set: gone, told: 'withdrawn' }
    const note = '提交人已撤回；还有居民关注，继续办理'
    return { set: { ...gone, reporter: null, state: row.state }, note, told: null }
  })
}

/** One person follows once; the history does not name them. */
async function follow(
  { db, actor, now }: Context,
  { street, report }: ParsedInputOf<'reports.follow'>,
) {
  const me = personOf(actor)
  await db.tx(async (tx) => {
    const seen = demandSeen(actor, await lock(tx, street, report, me))
    if (!seen.open) throw forbidden('涉及个人的事不能关注')
    if (!isLive(seen.state)) throw closedTo(seen.state)
    const { row } = demandStep(actor, seen, 'follow')
    if (row.follows) return
    await addFollower(tx, row, me, now)
    const subject = { noun: 'reports', id: report } as const
    await append(tx, { street, subject, did: 'reports.follow', by: null, at: now })
  })
}

/** Who else is concerned: those who follow, and reports about the same. */
export const joining: Pick<Handlers<'reports'>, Joining> = {
  async 'reports.follow'(input, context) {
    await follow(context, input)
    return viewAfter(input, context)
  },

  async 'reports.unfollow'({ street, report }, context) {
    const { db, actor } = context
    const me = personOf(actor)
    const seen = demandSeen(actor, await find(db, street, report, me))
    await db.tx((tx) => dropFollower(tx, demandFollowing(actor, seen), me))
    return viewAfter({ street, report }, context)
  },

  async 'reports.merge'(input, context) {
    await merge(context, input)
    return viewAfter(input, context)
  },

  async 'reports.unmerge'(input, context) {
    await unmerge(context, input)
    return viewAfter(input, context)
  },

  async 'reports.withdraw'(input, context) {
    await withdraw(context, input)
    return viewAfter(input, context)
  },
}
