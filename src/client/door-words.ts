import type { I18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { DoorCount } from '@/contract/doors'
import { doorName } from '@/contract/doors.rules'

const NUMBERED = /[0-9A-Z]$/

/** 1单元; a unit with a name of its own keeps it. */
export const unitWords = (i18n: I18n, unit: string): string =>
  NUMBERED.test(unit) ? i18n._(msg`${unit}单元`) : unit

/** 1单元101室 */
export function doorWords(i18n: I18n, { unit, room }: { unit: string; room: string }): string {
  if (i18n.locale !== 'en') return doorName(unit, room)
  return unit === '' ? i18n._(msg`${room}室`) : i18n._(msg`${unit}单元${room}室`)
}

/** 12 栋 · 168 户 */
export function countWords(i18n: I18n, { buildings, doors }: DoorCount): string {
  return i18n._(msg`${buildings} 栋 · ${doors} 户`)
}

/** 3 人; nothing where nobody knows. */
export const peopleWords = (i18n: I18n, expected: number | null): string =>
  expected === null ? i18n._(msg`人数不详`) : i18n._(msg`${expected} 人`)
