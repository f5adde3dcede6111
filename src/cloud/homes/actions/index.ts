import type { Handlers } from '../../context'
import { answering } from './answering'
import { entering } from './entering'
import { inviting } from './inviting'
import { joining } from './joining'
import { looking } from './looking'

export const homes: Handlers<'homes'> = {
  ...looking,
  ...joining,
  ...entering,
  ...answering,
  ...inviting,
}
