import type { Handlers } from '../../context'
import { changing } from './changing'
import { deciding } from './deciding'
import { making } from './making'
import { reading } from './reading'

export const events: Handlers<'events'> = { ...reading, ...making, ...changing, ...deciding }
