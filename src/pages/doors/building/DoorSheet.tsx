import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { doorWords } from '@/client/door-words'
import { useRefusalWords } from '@/client/refusal-words'
import { useAct } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Confirm } from '@/components/Confirm'
import { Sheet } from '@/components/Sheet'
import { Strip } from '@/components/Strip'
import { TextField } from '@/components/TextField'
import { type Door, MAX_EXPECTED, MAX_ROOM, MAX_UNIT } from '@/contract/doors'
import type { DoorId, StreetCode } from '@/contract/wire'
import { readExpected } from '../rooms'

interface DoorSheetProps {
  street: StreetCode
  door: Door
  /** The building is gone with its last door. */
  onGone: () => void
  onClose: () => void
}

/** What is typed of a door, and the two things that can be done with it. */
function useDoor({ street, door, onGone, onClose }: DoorSheetProps) {
  const [typed, setTyped] = useState({
    unit: door.unit,
    room: door.room,
    expected: door.expected === null ? '' : String(door.expected),
  })
  const change = useAct('doors.change', ['doors', 'history'])
  const remove = useAct('doors.remove', ['doors', 'history'])
  const which = { street, door: door.door as DoorId, version: door.version }
  const expected = readExpected(typed.expected)
  const room = typed.room.trim()
  const save = async () => {
    if (expected === undefined || room === '') return
    remove.reset()
    const changes = { unit: typed.unit.trim(), room, expected }
    await change.mutateAsync({ ...which, changes }).then(onClose, () => undefined)
  }
  const takeAway = async () => {
    change.reset()
    const done = await remove.mutateAsync(which).catch(() => undefined)
    if (done) (done.building ? onClose : onGone)()
  }
  const set = (now: Partial<typeof typed>) => setTyped({ ...typed, ...now })
  return { typed, set, expected, room, change, remove, save, takeAway }
}

/** One door: what it is called and how many people it expects. */
export function DoorSheet(props: DoorSheetProps) {
  const { t, i18n } = useLingui()
  const words = useRefusalWords()
  const [asking, setAsking] = useState(false)
  const { typed, set, expected, room, change, remove, save, takeAway } = useDoor(props)
  const error = change.error ?? remove.error
  const name = doorWords(i18n, props.door)
  return (
    <Sheet
      open
      title={name}
      onClose={props.onClose}
      foot={<Button busy={change.isPending} onTap={() => void save()}>{t`保存`}</Button>}
    >
      {error && <Strip tone="late" icon="warning" {...words(error)} />}
      <TextField
        label={t`单元`}
        value={typed.unit}
        onChange={(unit) => set({ unit })}
        maxLength={MAX_UNIT}
      />
      <TextField
        label={t`室号`}
        required
        value={typed.room}
        onChange={(next) => set({ room: next })}
        maxLength={MAX_ROOM}
        error={room === '' ? t`没有填写` : undefined}
      />
      <TextField
        label={t`预计人数`}
        hint={t`不知道就空着`}
        keyboard="number"
        value={typed.expected}
        onChange={(next) => set({ expected: next })}
        maxLength={4}
        error={
          expected === undefined ? t`请写 0 到 ${MAX_EXPECTED} 的整数，不知道就空着` : undefined
        }
      />
      <View className="small">{t`改动记在这栋楼的记录里。`}</View>
      <Button kind="quiet" icon="cross" onTap={() => setAsking(true)}>{t`撤下这一户`}</Button>
      <Confirm
        open={asking}
        title={t`撤下 ${name}`}
        note={t`有居民登记在这里就不能撤下。这是最后一户的话，整栋楼一起撤下。`}
        act={t`撤下`}
        busy={remove.isPending}
        onConfirm={() => void takeAway().then(() => setAsking(false))}
        onClose={() => setAsking(false)}
      />
    </Sheet>
  )
}
