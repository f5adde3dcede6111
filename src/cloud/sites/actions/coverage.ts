import { coverageOf } from '@/contract/coverage.rules'
import { isServed, namesOf } from '../../areas/repository/reads'
import type { Handlers } from '../../context'
import { listHomes } from '../../doors/repository/reads'
import { notFound } from '../../errors'
import { listSpots } from '../repository/coverage'

/** White spots on one map; more tell nothing more. */
const MOST_WHITE = 100

export const coverage: Pick<Handlers<'sites'>, 'sites.coverage'> = {
  async 'sites.coverage'({ street, minutes, needs }, { db }) {
    if (!(await isServed(db, street))) throw notFound('街道')
    const [homes, sites] = [await listHomes(db, street), await listSpots(db, street, needs)]
    const { doors, covered, areas, white } = coverageOf(homes, sites, minutes)
    const names = await namesOf(
      db,
      street,
      areas.map(({ area }) => area),
    )
    const named = areas.flatMap(({ area, ...counts }) => {
      const name = names.find(({ code }) => code === area)
      return name ? [{ area: name, ...counts }] : []
    })
    return {
      doors,
      covered,
      areas: named,
      white: white.slice(0, MOST_WHITE).map(({ at, doors }) => ({ at, doors })),
      sites,
    }
  },
}
