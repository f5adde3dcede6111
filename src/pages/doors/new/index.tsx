import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useRefusalWords } from '@/client/refusal-words'
import { currentStreet } from '@/client/street'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { StreetMap } from '@/components/map/StreetMap'
import { PageFrame } from '@/components/PageFrame'
import { Strip } from '@/components/Strip'
import { TextField } from '@/components/TextField'
import { MAX_ADDRESS } from '@/contract/doors'
import type { StreetCode } from '@/contract/wire'
import '../doors.scss'
import { RoomsFields } from '../RoomsFields'
import { useNewBuilding } from './useNewBuilding'

type Filling = ReturnType<typeof useNewBuilding>

/** Where it stands: by a tap on the map, or as numbers. */
function PlaceFields({ draft, set, place, wrong }: Filling) {
  const { t } = useLingui()
  const markers = place
    ? [{ id: 'building', at: place, name: t`这栋楼的位置`, tone: 'open' as const }]
    : []
  return (
    <>
      <View className="small">{t`在地图上点一下，或写下面的经纬度（GCJ-02）。`}</View>
      <StreetMap
        label={t`点一下地图来定位置；下面可以写数字`}
        markers={markers}
        onPlace={({ lng, lat }) => set({ lng: lng.toFixed(6), lat: lat.toFixed(6) })}
      />
      <TextField
        label={t`经度`}
        required
        value={draft.lng}
        onChange={(lng) => set({ lng })}
        maxLength={12}
        error={wrong.at ? t`请在地图上点一下，或写上海的经纬度` : undefined}
      />
      <TextField
        label={t`纬度`}
        required
        value={draft.lat}
        onChange={(lat) => set({ lat })}
        maxLength={12}
      />
    </>
  )
}

/** A building with its first doors. */
export default function NewBuilding() {
  const { t } = useLingui()
  const words = useRefusalWords()
  const street = (useRouter().params.street ?? currentStreet()) as StreetCode
  const filling = useNewBuilding(street)
  const { draft, set, wrong, busy, error, send } = filling
  const add = <Button busy={busy} onTap={() => void send()}>{t`新增这栋楼`}</Button>
  return (
    <PageFrame wide title={t`新增楼栋`} foot={add}>
      {error && <Strip tone="late" icon="warning" {...words(error)} />}
      <View className="columns">
        <View className="column">
          <Heading level={2}>{t`地址和位置`}</Heading>
          <Card>
            <TextField
              label={t`地址`}
              hint={t`例如 贵州路101弄3号`}
              required
              value={draft.address}
              onChange={(address) => set({ address })}
              maxLength={MAX_ADDRESS}
              error={wrong.address ? t`没有填写` : undefined}
            />
            <PlaceFields {...filling} />
          </Card>
        </View>
        <View className="column">
          <Heading level={2}>{t`先有哪些门户`}</Heading>
          <Card>
            <RoomsFields draft={draft} set={set} wrong={wrong.rooms} />
          </Card>
        </View>
      </View>
    </PageFrame>
  )
}
