import type { Handlers } from '../../context'
import { certificates } from './certificates'
import { records } from './records'

export const service: Handlers<'service'> = { ...records, ...certificates }
