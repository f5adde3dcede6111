import type { Handlers } from '../../context'
import { changing } from './changing'
import { coverage } from './coverage'
import { rating } from './rating'
import { reading } from './reading'

export const sites: Handlers<'sites'> = { ...reading, ...coverage, ...rating, ...changing }
