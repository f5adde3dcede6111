import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import * as v from 'valibot'
import { locate, useWhereabouts } from '@/client/whereabouts'
import { Button } from '@/components/Button'
import { StreetMap } from '@/components/map/StreetMap'
import { Sheet } from '@/components/Sheet'
import { TextField } from '@/components/TextField'
import { MAX_REPORT_ADDRESS } from '@/contract/reports'
import { Place } from '@/contract/wire'
import type { Form } from './draft'
import './reports.scss'
import type { Where } from './usePlace'

interface PlaceSheetProps {
  open: boolean
  form: Form
  where: Where
  onClose: () => void
}

/** WeChat's own search for a place; undefined where the person turned back. */
async function search(): Promise<{ place: Place; words: string } | undefined> {
  try {
    const { longitude: lng, latitude: lat, name, address } = await Taro.chooseLocation({})
    const place = v.safeParse(Place, { lng: Number(lng), lat: Number(lat) })
    return place.success ? { place: place.output, words: name || address } : undefined
  } catch {
    return undefined
  }
}

/** Another place: where the person is, a tap on the map, or a search; and words that find the door. */
export function PlaceSheet({ open, form, where, onClose }: PlaceSheetProps) {
  const { t } = useLingui()
  const { state } = useWhereabouts()
  const { address } = form.draft
  const choose = (place: Place) => form.set({ site: null, place, rough: false, refused: null })
  const here = () => {
    form.set({ site: null, place: null, rough: true, refused: null })
    void locate()
  }
  const find = async () => {
    const found = await search()
    if (!found) return
    choose(found.place)
    form.set({ address: found.words.slice(0, MAX_REPORT_ADDRESS) })
  }
  return (
    <Sheet
      open={open}
      title={t`在哪里`}
      onClose={onClose}
      foot={<Button onTap={onClose}>{t`就是这里`}</Button>}
    >
      <StreetMap
        label={t`地图：点一下选位置`}
        markers={where.at ? [{ id: 'at', at: where.at, name: where.title, tone: 'open' }] : []}
        onPlace={choose}
      />
      <View className="wrapping place-ways">
        <Button kind="second" icon="pin" busy={state === 'asking'} onTap={here}>
          {t`用我的位置`}
        </Button>
        {process.env.TARO_ENV !== 'h5' && (
          <Button kind="second" icon="search" onTap={() => void find()}>
            {t`搜地点`}
          </Button>
        )}
      </View>
      {state === 'refused' && <View className="small">{t`没有拿到位置，请在地图上点一下。`}</View>}
      {state === 'elsewhere' && (
        <View className="small">{t`您不在这一带，请在地图上点一下。`}</View>
      )}
      <View className="small place-why">{t`在地图上点一下，就选那里。您的位置约准到 100 米，只在提交时随这件一起交上去。`}</View>
      {!form.draft.site && (
        <TextField
          label={t`怎么找到那里`}
          value={address}
          onChange={(words) => form.set({ address: words, refused: null })}
          maxLength={MAX_REPORT_ADDRESS}
          placeholder={t`几弄几号、几楼、哪个门口`}
        />
      )}
    </Sheet>
  )
}
