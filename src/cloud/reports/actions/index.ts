import type { Handlers } from '../../context'
import { closing } from './closing'
import { counting } from './counting'
import { deciding } from './deciding'
import { handling } from './handling'
import { joining } from './joining'
import { knowing } from './knowing'
import { looking } from './looking'
import { pausing } from './pausing'
import { setting } from './setting'
import { telling } from './telling'

export const reports: Handlers<'reports'> = {
  ...looking,
  ...telling,
  ...joining,
  ...handling,
  ...pausing,
  ...closing,
  ...knowing,
  ...deciding,
  ...counting,
  ...setting,
}
