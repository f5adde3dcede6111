import type { Elsewhere, Responsible } from '@/contract/areas'
import type { Context, Handlers } from '../../context'
import { notFound } from '../../errors'
import { demandRehearsal } from '../policy'
import { findDivisionAt } from '../repository/divisions'
import { findStreetAt, hotlineOf, isServed, locate, streetsWithin } from '../repository/reads'
import { type Question, resolve } from '../resolve'
import { tree } from './tree'

type Answer = Responsible | Elsewhere

async function answerTo({ db }: Context, question: Question): Promise<Answer> {
  const { street, at } = question
  if (!(await isServed(db, street))) throw notFound('街道')
  const resolved = await resolve(db, question)
  if (resolved) return resolved.answer
  const division = (await findStreetAt(db, at)) ?? (await findDivisionAt(db, at))
  return { is: 'elsewhere', division, hotline: await hotlineOf(db, street) }
}

/** Ids of people are for a rehearsal. */
function withoutIds(answer: Answer): Answer {
  if (answer.is === 'elsewhere') return answer
  return { ...answer, steps: answer.steps.map((step) => ({ ...step, person: null })) }
}

const momentOf = (on: string | undefined) => (on ? Date.parse(on) : undefined)

export const areas: Handlers<'areas'> = {
  ...tree,

  async 'areas.responsible'({ street, at, on }, context) {
    const { now } = context
    return withoutIds(await answerTo(context, { street, at, on: momentOf(on), now }))
  },

  async 'areas.rehearse'({ street, at, on, away }, context) {
    demandRehearsal(context.actor, street)
    return answerTo(context, { street, at, on: momentOf(on), now: context.now, away })
  },

  async 'areas.locate'({ at }, { db }) {
    for (const street of await streetsWithin(db, at, 0)) {
      const path = await locate(db, street, at)
      if (path.length > 0) return { path }
    }
    return { path: [] }
  },
}
