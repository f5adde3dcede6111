import { useLingui } from '@lingui/react/macro'
import { TextField } from '@/components/TextField'
import { MAX_DOORS_ADDED, MAX_EXPECTED, MAX_UNIT } from '@/contract/doors'
import { MAX_ROOMS_TEXT, type RoomsDraft, type RoomsField } from './rooms'

interface RoomsFieldsProps {
  draft: RoomsDraft
  set: (change: Partial<RoomsDraft>) => void
  wrong: RoomsField | undefined
}

/** The unit, the rooms in it, and how many people each expects. */
export function RoomsFields({ draft, set, wrong }: RoomsFieldsProps) {
  const { t } = useLingui()
  const error = {
    unit: t`最多 ${MAX_UNIT} 个字`,
    rooms: t`请写 1 到 ${MAX_DOORS_ADDED} 个室号，每个不超过 12 个字`,
    expected: t`请写 0 到 ${MAX_EXPECTED} 的整数，不知道就空着`,
  }
  return (
    <>
      <TextField
        label={t`单元`}
        hint={t`没有单元就空着`}
        value={draft.unit}
        onChange={(unit) => set({ unit })}
        maxLength={MAX_UNIT}
        error={wrong === 'unit' ? error.unit : undefined}
      />
      <TextField
        label={t`室号`}
        hint={t`可以一次写几个，用空格隔开：101 102 201 202`}
        required
        multiline
        value={draft.rooms}
        onChange={(rooms) => set({ rooms })}
        maxLength={MAX_ROOMS_TEXT}
        error={wrong === 'rooms' ? error.rooms : undefined}
      />
      <TextField
        label={t`每户预计人数`}
        hint={t`不知道就空着`}
        keyboard="number"
        value={draft.expected}
        onChange={(expected) => set({ expected })}
        maxLength={4}
        error={wrong === 'expected' ? error.expected : undefined}
      />
    </>
  )
}
