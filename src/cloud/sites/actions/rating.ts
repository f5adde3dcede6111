import type { Handlers } from '../../context'
import { notFound } from '../../errors'
import { setRating, shownRating } from '../repository/ratings'
import { isInUse } from '../repository/reads'

export const rating: Pick<Handlers<'sites'>, 'sites.rate'> = {
  async 'sites.rate'({ street, site, client, stars }, { actor, cloud, db, now }) {
    if (!(await isInUse(db, street, site))) throw notFound('站点')
    const visitor = cloud.secrets.mac('rating', [site, actor.person ?? client].join(' '))
    await setRating(db, { street, site }, { visitor, stars, now })
    return { rating: await shownRating(db, street, site, now) }
  },
}
