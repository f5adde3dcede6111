import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Chip } from '@/components/Chip'
import { Strip } from '@/components/Strip'
import { TextField } from '@/components/TextField'
import { Toggle } from '@/components/Toggle'
import type { EventView } from '@/contract/events'
import { MAX_HOME_NAME } from '@/contract/homes'
import { seatsOf, type Typed } from './form'
import type { Signing } from './useSigning'

interface GuestsCardProps {
  event: EventView
  signing: Signing
}

interface GuestProps extends GuestsCardProps {
  place: number
  guest: Typed['guests'][number]
}

/** Somebody who comes along; a child with one tap. */
function Guest({ event, signing: { draft, set, wrong }, place, guest }: GuestProps) {
  const { t } = useLingui()
  const nth = place + 1
  const put = (change: Partial<typeof guest>) =>
    set({ guests: draft.guests.map((one, i) => (i === place ? { ...one, ...change } : one)) })
  return (
    <View className="guest">
      <TextField
        label={t`同行的第 ${nth} 位怎么称呼`}
        required
        value={guest.name}
        onChange={(name) => put({ name })}
        maxLength={MAX_HOME_NAME}
        error={wrong(`guest ${place}`) ? t`没有填写` : undefined}
      />
      <View className="guest-acts">
        {event.children ? (
          <Chip
            label={t`是孩子`}
            icon="child"
            chosen={guest.child}
            onTap={() => put({ child: !guest.child })}
          />
        ) : (
          <View />
        )}
        <Button
          kind="quiet"
          icon="trash"
          name={t`去掉同行的第 ${nth} 位`}
          onTap={() => set({ guests: draft.guests.filter((_, i) => i !== place) })}
        >
          {t`去掉`}
        </Button>
      </View>
    </View>
  )
}

/** What becomes of a party for which too few seats are free, before it is sent. */
function Waits({ event, seats }: { event: EventView; seats: number }) {
  const { t } = useLingui()
  const { free, waiting } = event
  if (seats === 0 || seats <= free) return null
  const before = waiting > 0 ? t`前面 ${waiting} 人` : t`前面没有人`
  return (
    <Strip
      tone="soon"
      icon="clock"
      title={free === 0 ? t`名额满了，会一起候补` : t`只剩 ${free} 个名额，${seats} 人会一起候补`}
      note={t`${before}；有空位会按先后问您，到时再答复。`}
    />
  )
}

/** Whoever signs up, and who comes along. */
export function GuestsCard({ event, signing }: GuestsCardProps) {
  const { t } = useLingui()
  const { draft, set, name, wrong } = signing
  const { capacity, maxParty, shifts } = event
  const seats = seatsOf(draft)
  const most = maxParty
  const add = () => set({ guests: [...draft.guests, { name: '', child: false }] })
  return (
    <Card>
      <TextField
        label={t`您的称呼`}
        hint={t`门口按这个称呼找您，例如 王阿婆`}
        required
        value={name}
        onChange={(next) => set({ name: next })}
        maxLength={MAX_HOME_NAME}
        error={wrong('name') ? t`没有填写` : undefined}
      />
      {capacity > 0 && (
        <>
          {(shifts.length > 0 || draft.guests.length > 0) && (
            <Toggle
              label={t`我自己参加`}
              note={t`占一个名额；只做志愿者、只给家人报名就关掉`}
              checked={draft.me}
              onChange={(me) => set({ me })}
            />
          )}
          {draft.guests.map((guest, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a guest is their place in the party
            <Guest key={place} event={event} signing={signing} place={place} guest={guest} />
          ))}
          {seats < maxParty && (
            <Button kind="quiet" icon="plus" onTap={add}>
              {event.children ? t`带家人或孩子` : t`带人一起来`}
            </Button>
          )}
          {draft.guests.some(({ child }) => child) && (
            <Toggle
              label={t`我是孩子的监护人，或监护人已经同意`}
              note={t`孩子在活动中由您照看`}
              checked={draft.guardian}
              onChange={(guardian) => set({ guardian })}
            />
          )}
          {wrong('guardian') && (
            <Strip tone="late" icon="warning" title={t`带孩子要监护人同意，请打开上面的开关`} />
          )}
          {wrong('party') && (
            <Strip tone="late" icon="warning" title={t`一次最多 ${most} 人，请去掉几位`} />
          )}
          <Waits event={event} seats={seats} />
        </>
      )}
      {wrong('nobody') && (
        <Strip tone="late" icon="warning" title={t`选一下谁参加，或选一个班次`} />
      )}
    </Card>
  )
}
