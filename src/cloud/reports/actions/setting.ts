import type { Bilingual } from '@/contract/wire'
import { checkWords } from '../../content'
import type { Handlers } from '../../context'
import { change } from '../change'
import { demandSettings } from '../policy'
import { move, retire, set, setClocks } from '../setting'
import { settingsOf } from '../view/settings'

type Setting =
  | 'reports.settings'
  | 'reports.setCategory'
  | 'reports.retireCategory'
  | 'reports.moveCategory'
  | 'reports.setClocks'

const wordsOf = (...texts: Bilingual[]) => texts.flatMap(({ zh, en = '' }) => [zh, en])

export const setting: Pick<Handlers<'reports'>, Setting> = {
  async 'reports.settings'({ street }, context) {
    demandSettings(context.actor, street)
    return settingsOf(context, street)
  },

  async 'reports.setCategory'({ street, version, code, category }, context) {
    const scope = demandSettings(context.actor, street)
    await checkWords(context, [...wordsOf(category.name, category.group), ...category.words])
    const did = code ? 'reports.setCategory' : 'reports.addCategory'
    await change(context, { of: 'categories', scope, version, did }, (tx) =>
      set(tx, scope, code, category),
    )
    return settingsOf(context, street)
  },

  async 'reports.retireCategory'({ street, version, code, retired }, context) {
    const scope = demandSettings(context.actor, street)
    const did = retired ? 'reports.retireCategory' : 'reports.restoreCategory'
    await change(context, { of: 'categories', scope, version, did }, (tx) =>
      retire(tx, scope, code, retired),
    )
    return settingsOf(context, street)
  },

  async 'reports.moveCategory'({ street, version, code, to }, context) {
    const scope = demandSettings(context.actor, street)
    const did = 'reports.moveCategory'
    await change(context, { of: 'categories', scope, version, did }, (tx) =>
      move(tx, scope, code, to),
    )
    return settingsOf(context, street)
  },

  async 'reports.setClocks'({ street, version, clocks }, context) {
    const scope = demandSettings(context.actor, street)
    const did = 'reports.setClocks'
    await change(context, { of: 'clocks', scope, version, did }, (tx) =>
      setClocks(tx, scope, clocks),
    )
    return settingsOf(context, street)
  },
}
