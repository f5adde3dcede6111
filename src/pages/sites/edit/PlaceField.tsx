import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import * as v from 'valibot'
import { StreetMap } from '@/components/map/StreetMap'
import { TextField } from '@/components/TextField'
import { Place } from '@/contract/wire'
import type { Filling } from './form'
import { useProblemWords } from './problem-words'
import { rounded } from './ring-form'

/** Where it is: by a tap on the map, or as numbers. */
export function PlaceField({ filling }: { filling: Filling }) {
  const { t } = useLingui()
  const words = useProblemWords()
  const { form, problems, set } = filling
  const { at } = form
  const place = v.safeParse(Place, { lng: Number(at.lng), lat: Number(at.lat) })
  const markers = place.success
    ? [{ id: 'here', at: place.output, name: t`站点的位置`, tone: 'open' as const }]
    : []
  return (
    <>
      <View className="field-label">{t`位置`}</View>
      <View className="small">{t`在地图上点一下，或写下面的经纬度（GCJ-02）。`}</View>
      <StreetMap
        label={t`点一下地图来定位置；下面可以写数字`}
        markers={markers}
        onPlace={({ lng, lat }) => set({ at: { lng: rounded(lng), lat: rounded(lat) } })}
      />
      <View className="exception-days">
        <TextField
          label={t`经度`}
          required
          value={at.lng}
          onChange={(lng) => set({ at: { ...at, lng } })}
          maxLength={12}
          error={words(problems, 'at')}
        />
        <TextField
          label={t`纬度`}
          required
          value={at.lat}
          onChange={(lat) => set({ at: { ...at, lat } })}
          maxLength={12}
        />
      </View>
    </>
  )
}
