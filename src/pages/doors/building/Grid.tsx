import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { doorWords, peopleWords, unitWords } from '@/client/door-words'
import { useCut } from '@/client/paging'
import { Heading } from '@/components/Heading'
import { Pager } from '@/components/Pager'
import { Tap } from '@/components/Tap'
import type { Door } from '@/contract/doors'
import { floorsOf, unitsOf } from './floors'

/** As many doors as keep a phone's page light. */
const PAGE = 60

function DoorBox({ door, onDoor }: { door: Door; onDoor: ((door: Door) => void) | undefined }) {
  const { i18n } = useLingui()
  const inside = (
    <>
      <View className="strong numbers">{doorWords(i18n, { unit: '', room: door.room })}</View>
      <View className="small numbers">{peopleWords(i18n, door.expected)}</View>
    </>
  )
  if (!onDoor) return <View className="doors-door">{inside}</View>
  return (
    <Tap className="doors-door" onTap={() => onDoor(door)}>
      {inside}
    </Tap>
  )
}

interface GridProps {
  doors: readonly Door[]
  /** Opens a door to change it; absent for who may not. */
  onDoor: ((door: Door) => void) | undefined
}

/** The doors of a building, unit by unit and floor by floor. */
export function Grid({ doors, onDoor }: GridProps) {
  const { i18n } = useLingui()
  const cut = useCut(doors, PAGE)
  return (
    <>
      {unitsOf(cut.shown).map(({ unit, doors: within }) => (
        <View key={unit}>
          {unit !== '' && <Heading level={2}>{unitWords(i18n, unit)}</Heading>}
          {floorsOf(within).map((floor) => (
            <View key={floor.key} className="doors-floor">
              {floor.doors.map((door) => (
                <DoorBox key={door.door} door={door} onDoor={onDoor} />
              ))}
            </View>
          ))}
        </View>
      ))}
      <Pager {...cut} />
    </>
  )
}
