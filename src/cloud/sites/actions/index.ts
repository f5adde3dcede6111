import type { Handlers } from '../../context'
import { changing } from './changing'
import { reading } from './reading'

export const sites: Handlers<'sites'> = { ...reading, ...changing }
