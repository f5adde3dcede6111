import type { Importer } from '../../imports/importer'
import { wordsIn } from '../change'
import { demandStreet } from '../policy'
import { apply } from './apply'
import { columns } from './columns'
import type { SiteInput } from './merge'
import { plan } from './plan'
import { undo } from './undo'

/** Sites from a sheet, one a row, each under a key of the sheet's own. */
export const siteImporter: Importer = {
  thing: '站点',
  columns,
  demand: ({ actor }, street) => demandStreet(actor, { street }),
  plan,
  wordsIn: ({ input }) => (input ? wordsIn((input as SiteInput).fields) : []),
  apply,
  undo,
}
