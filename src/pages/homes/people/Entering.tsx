import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { addressWords } from '@/client/home-words'
import { Button } from '@/components/Button'
import { Sheet } from '@/components/Sheet'
import type { OutputOf } from '@/contract'
import type { StreetCode } from '@/contract/wire'
import { EnterSheet } from '../EnterSheet'
import { RoomPicker } from '../RoomPicker'
import type { Room } from '../rooms'

interface EnteringProps {
  street: StreetCode
  building: OutputOf<'homes.rooms'>
  open: boolean
  onClose: () => void
}

/** Which door first, then who. */
export function Entering({ street, building, open, onClose }: EnteringProps) {
  const { t, i18n } = useLingui()
  const [room, setRoom] = useState<Room>()
  const close = () => {
    setRoom(undefined)
    onClose()
  }
  if (!room) {
    return (
      <Sheet open={open} title={t`住在哪一户`} onClose={close}>
        <RoomPicker doors={building.doors} onRoom={setRoom} />
      </Sheet>
    )
  }
  const place = addressWords(i18n, { address: building.address, ...room })
  return (
    <EnterSheet street={street} door={room.door} place={place} open={open} onClose={close}>
      <Button kind="quiet" icon="back" onTap={() => setRoom(undefined)}>{t`换一户`}</Button>
    </EnterSheet>
  )
}
