/** Questions of responsibility with their expected answers, worked out by hand. */
import { absenceCases } from './responsible/absences'
import { officeCases } from './responsible/offices'
import { placeCases } from './responsible/places'
import type { ResponsibleCase } from './responsible/world'

export type { ResponsibleCase } from './responsible/world'

export const responsibleTable: ResponsibleCase[] = [...placeCases, ...officeCases, ...absenceCases]
