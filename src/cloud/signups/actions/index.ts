import type { Handlers } from '../../context'
import { looking } from './looking'
import { stepping } from './stepping'

export const signups: Handlers<'signups'> = { ...looking, ...stepping }
