import type { Handlers } from '../../context'
import { opening } from './opening'
import { own } from './own'
import { running } from './running'

export const checkins: Handlers<'checkins'> = { ...opening, ...own, ...running }
