import type { I18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { spanWords } from '@/client/event-words'
import { inLanguage } from '@/client/hours-words'
import type { DoorEvent, DoorLine } from '@/contract/checkins'
import type { SignupPlace } from '@/contract/signups'

/** Seats of a party: the children are said, so that nobody is counted wrong. */
function partyWords(i18n: I18n, name: string, guests: readonly SignupPlace[]): string {
  const people = guests.length
  const children = guests.filter(({ child }) => child).length
  if (people === 0) return name
  return children > 0
    ? i18n._(msg`${name}，${people} 人，其中儿童 ${children} 人`)
    : i18n._(msg`${name}，${people} 人`)
}

/** 王阿婆，2 人 · 志愿者 引导 14:00–16:00: whose it is, and which of their places. */
export function whoWords(
  i18n: I18n,
  { name, places }: Pick<DoorLine, 'name' | 'places'>,
  { roles }: Pick<DoorEvent, 'roles'>,
  now: number,
): string {
  const guests = places.filter(({ is }) => is === 'guest')
  const shifts = places.flatMap((place) => {
    if (place.is !== 'shift') return []
    const role = roles.find(({ shift }) => shift === place.shift)
    const what = role ? inLanguage(i18n, role.name) : ''
    const when = spanWords(i18n, place, now)
    return [i18n._(msg`志愿者 ${what} ${when}`)]
  })
  return [partyWords(i18n, name, guests), ...shifts].join(' · ')
}
