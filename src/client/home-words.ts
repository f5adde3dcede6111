import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { weekdayOf } from '@/contract/calendar.rules'
import type {
  HomeAtDoor,
  HomeDoor,
  HomeOwner,
  HomeWay,
  MyHome,
  Relation,
} from '@/contract/homes.shapes'
import type { Day } from '@/contract/wire'
import { dateWords, weekdayWords } from './day-words'
import { doorWords } from './door-words'
import { inLanguage } from './hours-words'
import { roleWords } from './role-words'

const RELATIONS: Record<Relation, MessageDescriptor> = {
  lives: msg`住在这里`,
  works: msg`在这里上班`,
  cares: msg`照顾住在这里的人`,
}

export const relationWords = (i18n: I18n, relation: Relation) => i18n._(RELATIONS[relation])

const WAYS: Record<HomeWay, MessageDescriptor> = {
  code: msg`在现场扫了微网格的码`,
  address: msg`按地址找来的，没有扫码`,
  head: msg`由负责人登记`,
  household: msg`由同户的人登记`,
}

/** How somebody came to belong here. */
export const wayWords = (i18n: I18n, way: HomeWay) => i18n._(WAYS[way])

/** 贵州路101弄3号1单元101室 */
export function addressWords(
  i18n: I18n,
  { address, unit, room }: Pick<HomeDoor, 'address' | 'unit' | 'room'>,
): string {
  const door = doorWords(i18n, { unit, room })
  return i18n.locale === 'en' ? `${address}, ${door}` : `${address}${door}`
}

/** The door as people say it; where only the grid is known, that. */
export const placeWords = (i18n: I18n, { area, door }: Pick<MyHome, 'area' | 'door'>): string =>
  door ? addressWords(i18n, door) : inLanguage(i18n, area)

/** The state of a home: a colour, and the word that says the same. */
export function homeState(i18n: I18n, { state }: Pick<MyHome, 'state'>) {
  if (state === 'confirmed') return { tone: 'open' as const, words: i18n._(msg`已确认`) }
  if (state === 'refused') return { tone: 'late' as const, words: i18n._(msg`没有通过`) }
  return { tone: 'soon' as const, words: i18n._(msg`等人确认`) }
}

/** 微网格长 李秀兰 */
export const homeOwner = (i18n: I18n, { role, name }: HomeOwner): string =>
  [roleWords(i18n, role), name].join(' ')

/** 由微网格长 李秀兰在11月26日（周四）前确认; 约 where the calendar does not reach so far. */
export function answerBy(i18n: I18n, owner: HomeOwner, today: Day): string {
  const who = homeOwner(i18n, owner)
  if (owner.due < today) return i18n._(msg`由${who}确认，已经过了期限，会交给上一级`)
  if (owner.due === today) return i18n._(msg`由${who}在今天内确认`)
  const date = dateWords(i18n, owner.due)
  const bracket = weekdayWords(i18n, weekdayOf(owner.due))
  const day = i18n._(msg`${date}（${bracket}）`)
  return owner.about ? i18n._(msg`由${who}在${day}前后确认`) : i18n._(msg`由${who}在${day}前确认`)
}

/** 住在这里 · 没有用手机登记 · 由王小明代办 */
export function aboutPerson(
  i18n: I18n,
  { relation, account, proxies }: HomeAtDoor,
  household: readonly HomeAtDoor[],
): string {
  const named = household.filter(({ home }) => proxies.includes(home)).map(({ name }) => name)
  const who = named.join(i18n._(msg`、`))
  return [
    relationWords(i18n, relation),
    account ? '' : i18n._(msg`没有用手机`),
    who ? i18n._(msg`由${who}代办`) : '',
  ]
    .filter(Boolean)
    .join(' · ')
}
