import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useRefusalWords } from '@/client/refusal-words'
import { useAct } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Sheet } from '@/components/Sheet'
import { Strip } from '@/components/Strip'
import type { BuildingId, StreetCode } from '@/contract/wire'
import { RoomsFields } from '../RoomsFields'
import { noRooms, type RoomsField, readRooms } from '../rooms'

interface AddSheetProps {
  street: StreetCode
  building: BuildingId
  open: boolean
  onClose: () => void
}

/** More doors for a building; what is typed stays until they are there. */
export function AddSheet({ street, building, open, onClose }: AddSheetProps) {
  const { t } = useLingui()
  const words = useRefusalWords()
  const [draft, setDraft] = useState(noRooms)
  const [wrong, setWrong] = useState<RoomsField>()
  const add = useAct('doors.add', ['doors', 'history'])
  const send = async () => {
    const read = readRooms(draft)
    setWrong(read.wrong)
    if (!read.doors) return
    const input = { street, to: { is: 'building' as const, building }, doors: read.doors }
    const done = await add.mutateAsync(input).catch(() => undefined)
    if (!done) return
    setDraft(noRooms)
    onClose()
  }
  return (
    <Sheet
      open={open}
      title={t`新增门户`}
      onClose={onClose}
      foot={<Button busy={add.isPending} onTap={() => void send()}>{t`新增`}</Button>}
    >
      {add.error && <Strip tone="late" icon="warning" {...words(add.error)} />}
      <RoomsFields
        draft={draft}
        set={(change) => setDraft({ ...draft, ...change })}
        wrong={wrong}
      />
    </Sheet>
  )
}
