import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useNow } from '@/client/clock'
import { Button } from '@/components/Button'
import { Choice } from '@/components/Choice'
import { Sheet } from '@/components/Sheet'
import type { DoorEvent, DoorLine } from '@/contract/checkins'
import type { SignupPlace } from '@/contract/signups'
import type { PlaceId } from '@/contract/wire'
import type { Deeds, Way } from './useDeeds'
import { whoWords } from './who-words'

/** Places with which something is left to do. */
const openPlaces = ({ places }: DoorLine, way: Way): SignupPlace[] =>
  places.filter(({ held, came, left }) =>
    way === 'in' ? held && came === null : came !== null && left === null,
  )

interface PersonSheetProps {
  line: DoorLine | undefined
  about: DoorEvent
  deeds: Deeds
  onClose: () => void
  onDone: () => void
}

/** Who of a party is here now: all of them, unless somebody is still on the way. */
export function PersonSheet({ line, about, deeds, onClose, onDone }: PersonSheetProps) {
  const { t, i18n } = useLingui()
  const now = useNow()
  const { way, busy } = deeds
  const left = line ? openPlaces(line, way) : []
  const [chosen, choose] = useState<PlaceId[]>(() => left.map(({ place }) => place))
  const count = chosen.length
  const waits = line?.stands === 'waiting'
  const go = async () => {
    if (!line) return
    await deeds.admit(line, chosen)
    onDone()
  }
  const closed =
    way === 'out'
      ? t`没有要签退的：还没签到，或已经签退。`
      : waits
        ? t`还在候补，没有名额。还有余位的话，可以按现场登记。`
        : t`没有要签到的：都到了，或已经取消。`
  return (
    <Sheet
      open={line !== undefined}
      title={line?.name ?? ''}
      onClose={onClose}
      foot={
        left.length > 0 && (
          <Button disabled={count === 0} busy={busy} onTap={() => void go()}>
            {way === 'in' ? t`签到 ${count} 项` : t`签退 ${count} 项`}
          </Button>
        )
      }
    >
      {left.length === 0 && <View>{closed}</View>}
      {left.length > 0 && (
        <Choice<PlaceId>
          label={way === 'in' ? t`谁到了` : t`谁要走`}
          narrows
          many
          value={chosen}
          onChange={(places: PlaceId[]) => choose(places)}
          options={left.map((place) => ({
            value: place.place,
            icon: place.child ? 'child' : undefined,
            label:
              place.is === 'shift'
                ? whoWords(i18n, { name: place.name, places: [place] }, about, now)
                : place.name,
          }))}
        />
      )}
    </Sheet>
  )
}
