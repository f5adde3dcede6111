import type { I18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { AreaName, Responsible, RouteStep } from '@/contract/areas'
import { dateWords } from './day-words'
import { inLanguage } from './hours-words'
import { roleWords } from './role-words'

/** One question on the way, as a heading and a sentence. */
export interface StepWords {
  /** 微网格长 · 贵州路第02微网格 */
  asked: string
  /** 李秀兰这几天不在（到11月25日） */
  said: string
  answered: boolean
}

function saidOf(i18n: I18n, step: RouteStep): string {
  const { is, standsInFor, until } = step
  const name = step.name ?? ''
  const who = standsInFor ? i18n._(msg`${name}（代${standsInFor}）`) : name
  const day = until ? dateWords(i18n, until) : ''
  switch (is) {
    case 'vacant':
      return i18n._(msg`现在空缺，往上一级找`)
    case 'unclaimed':
      return i18n._(msg`${who}还没有登录过，消息到不了，接着找`)
    case 'away':
      return i18n._(msg`${who}不在，到${day}，接着找`)
    case 'keeps':
      return i18n._(msg`上面没有别人了，仍由${who}负责`)
    case 'answers':
      return i18n._(msg`由${who}负责`)
  }
}

export const stepWords = (i18n: I18n, step: RouteStep): StepWords => ({
  asked: `${roleWords(i18n, step.role)} · ${inLanguage(i18n, step.area)}`,
  said: saidOf(i18n, step),
  answered: step.is === 'answers' || step.is === 'keeps',
})

const listed = (i18n: I18n, areas: readonly AreaName[]) =>
  areas.map((area) => inLanguage(i18n, area)).join(i18n.locale === 'en' ? ', ' : '、')

/** Why this area has the place. */
export function whereWords(i18n: I18n, { path, where }: Responsible): string {
  const area = path.at(-1)
  const name = area ? inLanguage(i18n, area) : ''
  const others = listed(i18n, where.others)
  if (where.is === 'border' && others) {
    return i18n._(msg`正好在${name}和${others}的交界线上，按规则归${name}`)
  }
  if (where.is === 'gap') {
    const { metres } = where
    return i18n._(msg`这一点没有划进任何微网格，归最近的${name}（约 ${metres} 米）`)
  }
  return i18n._(msg`这里属于${name}`)
}
