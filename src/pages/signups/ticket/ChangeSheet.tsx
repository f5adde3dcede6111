import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useAskAgain } from '@/client/ask-again'
import { useNow } from '@/client/clock'
import { spanWords } from '@/client/event-words'
import { inLanguage } from '@/client/hours-words'
import { useRefusalWords } from '@/client/refusal-words'
import { useAct, useAsk } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Sheet } from '@/components/Sheet'
import { Strip } from '@/components/Strip'
import { Toggle } from '@/components/Toggle'
import type { MySignup } from '@/contract/signups'
import type { PlaceId, ShiftId } from '@/contract/wire'
import { clashOf } from '../clashes'
import { TOUCHED } from '../touched'
import { usePlaceName } from './Places'
import { placesOf } from './places-of'

interface ChangeSheetProps {
  signup: MySignup
  onClose: () => void
}

const flipped = <T,>(all: readonly T[], one: T): T[] =>
  all.includes(one) ? all.filter((other) => other !== one) : [...all, one]

/** What stays, what is given back, and which shifts come in addition. */
function useChanging({ signup, onClose }: ChangeSheetProps) {
  const [drop, setDrop] = useState<PlaceId[]>([])
  const [shifts, setShifts] = useState<ShiftId[]>([])
  const again = useAskAgain('signups', 'events')
  const changing = useAct('signups.change', TOUCHED)
  const { street, event, signup: id, version } = signup
  const { data } = useAsk('events.get', { street, event })
  const held = placesOf(signup)
  const kept = held.filter(({ place }) => !drop.includes(place))
  const rest = { ...signup, places: kept }
  const more = (data?.event.shifts ?? []).filter(
    (shift) =>
      !held.some((place) => place.shift === shift.shift) &&
      shift.free > 0 &&
      clashOf(shift, shifts, data?.event.shifts ?? [], [rest]) === undefined,
  )
  const send = async () => {
    try {
      await changing.mutateAsync({ street, signup: id, version, drop, shifts })
      onClose()
    } catch {
      void again()
    }
  }
  return {
    ...{ held, more, drop, shifts, changing, send },
    roles: data?.event.roles ?? [],
    toggleDrop: (place: PlaceId) => setDrop(flipped(drop, place)),
    toggleShift: (shift: ShiftId) => setShifts(flipped(shifts, shift)),
    nothingLeft: kept.length === 0 && shifts.length === 0 && signup.state === 'confirmed',
    same: drop.length === 0 && shifts.length === 0,
  }
}

/** Fewer people, fewer shifts, or further ones; what is left stays. */
export function ChangeSheet(props: ChangeSheetProps) {
  const { t, i18n } = useLingui()
  const words = useRefusalWords()
  const now = useNow()
  const name = usePlaceName(props.signup)
  const { held, more, drop, shifts, changing, send, roles, ...rest } = useChanging(props)
  const { toggleDrop, toggleShift, nothingLeft, same } = rest
  const roleOf = (id: string) => {
    const role = roles.find((one) => one.role === id)
    return role ? inLanguage(i18n, role.name) : ''
  }
  return (
    <Sheet
      open
      title={t`改人数或班次`}
      onClose={props.onClose}
      foot={
        <Button
          disabled={same || nothingLeft}
          busy={changing.isPending}
          onTap={() => void send()}
        >{t`就这样改`}</Button>
      }
    >
      <View className="small">{t`关掉的名额和班次马上给别人。`}</View>
      {held.map((place) => (
        <Toggle
          key={place.place}
          label={name(place)}
          note={place.is === 'shift' ? t`志愿班次` : undefined}
          checked={!drop.includes(place.place)}
          onChange={() => toggleDrop(place.place)}
        />
      ))}
      {more.map((shift) => {
        const { free } = shift
        return (
          <Toggle
            key={shift.shift}
            label={[roleOf(shift.role), spanWords(i18n, shift, now)].join(' ')}
            note={t`还差 ${free} 人，打开就加上`}
            checked={shifts.includes(shift.shift)}
            onChange={() => toggleShift(shift.shift)}
          />
        )
      })}
      {nothingLeft && <Strip tone="soon" icon="warning" title={t`全都不要，请用“取消报名”`} />}
      {changing.error && <Strip tone="late" icon="warning" {...words(changing.error)} />}
    </Sheet>
  )
}
