import type { PartsImporter } from '../../imports/importer'
import { wordsAmong } from '../change'
import { demandStreet } from '../policy'
import { apply, undo } from './apply'
import { columns } from './columns'
import { plan } from './plan'
import { namesIn } from './read'
import { survey } from './survey'

/** Doors from a sheet, one a row, each known by its address, unit and room. */
export const doorImporter: PartsImporter = {
  thing: '门户',
  inParts: true,
  columns,
  demand: ({ actor }, street) => demandStreet(actor, { street }),
  wordsIn({ cells }) {
    const { address, unit, room } = namesIn(cells)
    return wordsAmong([address, unit, room])
  },
  survey,
  plan,
  apply,
  undo,
}
