import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { doorWords, unitWords } from '@/client/door-words'
import { useCut } from '@/client/paging'
import { Button } from '@/components/Button'
import { Heading } from '@/components/Heading'
import { Pager } from '@/components/Pager'
import { SearchField } from '@/components/SearchField'
import { Tap } from '@/components/Tap'
import { MAX_ROOM } from '@/contract/doors'
import { type Room, roomsOf, unitsOf } from './rooms'
import './homes.scss'

/** As many as somebody finds theirs among at a glance; more are a page further, or found by number. */
const PAGE = 24

interface UnitsProps {
  units: readonly string[]
  onUnit: (unit: string) => void
}

function Units({ units, onUnit }: UnitsProps) {
  const { t, i18n } = useLingui()
  const cut = useCut(units, PAGE)
  return (
    <>
      <Heading level={2}>{t`哪个单元`}</Heading>
      <View className="homes-rooms">
        {cut.shown.map((unit) => (
          <Tap key={unit} className="homes-room" onTap={() => onUnit(unit)}>
            {unit === '' ? t`没有单元` : unitWords(i18n, unit)}
          </Tap>
        ))}
      </View>
      <Pager {...cut} />
    </>
  )
}

interface RoomsProps {
  doors: readonly Room[]
  unit: string
  onRoom: (room: Room) => void
}

function Rooms({ doors, unit, onRoom }: RoomsProps) {
  const { t, i18n } = useLingui()
  const [typed, setTyped] = useState('')
  const rooms = roomsOf(doors, unit, typed)
  const many = roomsOf(doors, unit, '').length > PAGE
  const cut = useCut(rooms, PAGE)
  return (
    <>
      <Heading level={2}>{t`哪一室`}</Heading>
      {many && (
        <SearchField label={t`写室号来找`} value={typed} onChange={setTyped} maxLength={MAX_ROOM} />
      )}
      <View className="homes-rooms numbers">
        {cut.shown.map((room) => (
          <Tap
            key={room.door}
            className="homes-room"
            name={doorWords(i18n, room)}
            onTap={() => onRoom(room)}
          >
            {doorWords(i18n, { unit: '', room: room.room })}
          </Tap>
        ))}
      </View>
      {rooms.length === 0 && (
        <View className="homes-line">{t`没有这个室号，请看一看写对没有。`}</View>
      )}
      <Pager {...cut} />
    </>
  )
}

/** One door of a building: the unit first where there are several, then the room. */
export function RoomPicker({ doors, onRoom }: Pick<RoomsProps, 'doors' | 'onRoom'>) {
  const { t, i18n } = useLingui()
  const units = unitsOf(doors)
  const [chosen, choose] = useState<string>()
  const unit = units.length > 1 ? chosen : units[0]
  const here = unitWords(i18n, unit ?? '')
  if (unit === undefined) return <Units units={units} onUnit={choose} />
  return (
    <>
      {units.length > 1 && (
        <Button kind="quiet" icon="back" onTap={() => choose(undefined)}>
          {unit === '' ? t`换一个单元` : t`${here}，换一个单元`}
        </Button>
      )}
      <Rooms key={unit} doors={doors} unit={unit} onRoom={onRoom} />
    </>
  )
}
