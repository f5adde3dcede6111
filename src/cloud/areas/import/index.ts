import type { Importer } from '../../imports/importer'
import { demandBoundaries } from '../policy'
import { apply } from './apply'
import { columns } from './columns'
import { plan } from './plan'
import type { AreaInput, EndInput } from './target'
import { template } from './template'
import { undo } from './undo'

/** The boundaries of a street from a map file; each import that is applied is their next version. */
export const areaImporter: Importer = {
  thing: '片区',
  columns,
  shapes: true,
  template,
  demand: ({ actor }, street) => demandBoundaries(actor, { street }),
  plan,
  wordsIn({ input }) {
    if (!input || 'ends' in (input as AreaInput | EndInput)) return []
    const { name, party } = input as AreaInput
    return [name.zh, name.en, party?.zh, party?.en].filter((words) => words !== undefined)
  },
  apply,
  undo,
}
