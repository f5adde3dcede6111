import type { ParsedInputOf } from '@/contract'
import type { FileId } from '@/contract/wire'
import { checkWords } from '../../content'
import type { Context, Handlers } from '../../context'
import type { Tx } from '../../database/database'
import { AppError } from '../../errors'
import { attach } from '../../files/intake/photos'
import { personOf } from '../../policy'
import { acts } from '../acts'
import { returnedTo, verifierOf } from '../given'
import type { ReportRow } from '../repository/reads'
import { type Doing, handledBy, step } from '../step'
import { viewAfter } from '../view'

type Handling =
  | 'reports.file'
  | 'reports.recategorize'
  | 'reports.dispatch'
  | 'reports.accept'
  | 'reports.return'
  | 'reports.contact'
  | 'reports.progress'
  | 'reports.resolve'

/** Words that others read pass the content check before anything is locked. */
const checked = (context: Context, words: string | undefined) =>
  words === undefined ? undefined : checkWords(context, [words])

/** Photos that go with a step. @throws AppError('invalid') with `field` photos for another's */
async function attachTo(tx: Tx, row: ReportRow, { actor, now }: Doing, files: FileId[]) {
  if (!actor) return []
  const { street, report: id } = row
  await attach(tx, { street, person: actor, subject: { noun: 'reports', id }, files, now })
  return files
}

async function resolve(context: Context, input: ParsedInputOf<'reports.resolve'>) {
  const { result, words } = input
  await checkWords(context, [words])
  const me = personOf(context.actor)
  await step(context, input, 'resolve', async (tx, row, how) => {
    if (row.state !== 'handling' && result === 'solved') {
      throw new AppError('invalid', '还没有办理的事只能解释说明，请先派遣并接单', 'result')
    }
    const verifier = await verifierOf(tx, row, me, how.now)
    await handledBy(tx, row, how)
    const at = new Date(how.now)
    const resultFiles = await attachTo(tx, row, how, input.photos)
    const done = { result, resultWords: words, resultFiles, resolvedBy: me, resolvedAt: at }
    const set = { ...verifier, ...done, resolvedRole: row.ownerRole }
    return { set, changed: ['result', 'owner'], note: words, told: 'resolved' }
  })
}

/** The steps of those who handle a report, in the order of the way it goes. */
export const handling: Pick<Handlers<'reports'>, Handling> = {
  async 'reports.file'(input, context) {
    await acts.file(context, input)
    return viewAfter(input, context)
  },

  async 'reports.recategorize'(input, context) {
    await acts.recategorize(context, input, input)
    return viewAfter(input, context)
  },

  async 'reports.dispatch'(input, context) {
    await checked(context, input.words)
    await acts.dispatch(context, input, input)
    return viewAfter(input, context)
  },

  async 'reports.accept'(input, context) {
    await step(context, input, 'accept', async (tx, row, how) => {
      await handledBy(tx, row, how)
      return { told: 'accepted' }
    })
    return viewAfter(input, context)
  },

  async 'reports.return'(input, context) {
    await checked(context, input.words)
    await step(context, input, 'return', async (tx, row, { now }) => {
      const owner = await returnedTo(tx, row, input, now)
      const set = { ...owner, returns: row.returns + 1 }
      return { set, changed: ['owner'], note: input.words, told: 'returned' }
    })
    return viewAfter(input, context)
  },

  async 'reports.contact'(input, context) {
    await checked(context, input.words)
    await step(context, input, 'contact', async (_tx, row, { now }) => {
      const contactedAt = row.contactedAt ?? new Date(now)
      const kept = { way: input.way }
      const note = input.words ?? null
      return { set: { contactedAt }, changed: ['contact'], note, kept, told: 'contacted' }
    })
    return viewAfter(input, context)
  },

  async 'reports.progress'(input, context) {
    await checked(context, input.words)
    await step(context, input, 'progress', async (tx, row, how) => {
      await attachTo(tx, row, how, input.photos)
      return { changed: ['progress'], note: input.words, told: 'progress' }
    })
    return viewAfter(input, context)
  },

  async 'reports.resolve'(input, context) {
    await resolve(context, input)
    return viewAfter(input, context)
  },
}
