import { dayOf } from '@/contract/calendar.rules'
import type { OperatorCard, OperatorView } from '@/contract/operators'
import { daysLeft, type Facts, signsOf } from '@/contract/review.rules'
import type { Context } from '../context'
import { rightsOn } from './policy'
import type { OperatorRow } from './repository'
import { gather, type Material, review, workdaysOf } from './review'

const cardWith = (row: OperatorRow, facts: Facts, now: number): OperatorCard => ({
  operator: row.operator,
  name: row.name,
  phone: row.phone,
  contractFrom: row.contractFrom,
  contractUntil: row.contractUntil,
  daysLeft: daysLeft(row.contractUntil, dayOf(now)),
  signs: signsOf(row.duties.figures, facts),
  demo: row.demo,
})

/** An operator in the list of those who may see its days. */
export function cardOf(row: OperatorRow, material: Material, now: number): OperatorCard {
  const about = { operator: row.operator, duties: row.duties.figures, inside: true }
  return cardWith(row, review(material, about).facts, now)
}

/** An operator with its contract and the facts beside it, as far as this person may see them. */
export async function viewOf(row: OperatorRow, { db, actor, now }: Context): Promise<OperatorView> {
  const { street, operator, duties } = row
  const { seeDays, edit } = rightsOn(actor, row)
  const material = await gather(db, street, now)
  const { days, facts } = review(material, { operator, duties: duties.figures, inside: seeDays })
  const runs = material.sites.filter(({ now: is }) => is.operator === operator && !is.retired)
  return {
    ...cardWith(row, facts, now),
    street,
    duties,
    period: material.period,
    workdays: workdaysOf(duties.figures),
    facts,
    sites: runs.map(({ site, name }) => ({ site, name })),
    days: seeDays ? days : null,
    notes: edit ? row.notes : null,
    version: row.version,
    can: { edit },
  }
}
