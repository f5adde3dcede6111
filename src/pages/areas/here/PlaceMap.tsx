import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { StreetMap } from '@/components/map/StreetMap'
import type { OutputOf } from '@/contract'
import type { Place } from '@/contract/wire'

interface PlaceMapProps {
  at: Place
  answer: OutputOf<'areas.responsible'> | undefined
  onPlace: (at: Place) => void
}

/** The place asked about and the outline of the area that has it; a tap asks about another. */
export function PlaceMap({ at, answer, onPlace }: PlaceMapProps) {
  const { t } = useLingui()
  return (
    <View>
      <StreetMap
        label={t`地图：点一下，看那里由谁负责；下面是文字`}
        markers={[{ id: 'asked', at, name: t`查的这一点`, tone: 'open' }]}
        ring={answer?.is === 'here' ? answer.ring : undefined}
        onPlace={onPlace}
      />
      <View className="small">{t`在地图上点一下，看那里由谁负责。`}</View>
    </View>
  )
}
