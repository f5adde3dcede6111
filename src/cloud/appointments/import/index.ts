import type { Importer } from '../../imports/importer'
import { demandSheet } from '../policy'
import { apply } from './apply'
import { columns } from './columns'
import type { OfficeInput } from './input'
import { plan } from './plan'
import { undo } from './undo'

/** Appointments from a sheet, one a row, each under a key of the sheet's own. */
export const appointmentImporter: Importer = {
  thing: '任职',
  columns,
  demand: ({ actor }, street) => demandSheet(actor, { street }),
  plan,
  wordsIn: ({ name, input }) => ((input as OfficeInput | null)?.record ? [name] : []),
  apply,
  undo,
}
