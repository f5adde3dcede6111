import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import * as v from 'valibot'
import { aria } from '@/components/aria'
import { Button } from '@/components/Button'
import { StreetMap } from '@/components/map/StreetMap'
import { TextField } from '@/components/TextField'
import { Place } from '@/contract/wire'
import type { Filling } from './form'
import { useProblemWords } from './problem-words'
import { cornersIn, withCorner, withoutLast } from './ring-form'

/** Two numbers and a line's end for each of some two hundred corners. */
const MOST = 6000

/** An outline drawn corner by corner, by taps on the map or as numbers. */
export function OutlineField({ filling: { form, problems, set } }: { filling: Filling }) {
  const { t } = useLingui()
  const words = useProblemWords()
  const { ring } = form
  const corners = cornersIn(ring).filter((one) => v.is(Place, one))
  const count = corners.length
  const put = (next: string) => set({ ring: next })
  const markers = corners.map((at, i) => {
    const nth = i + 1
    const last = nth === count
    const name = t`第 ${nth} 个角`
    return {
      id: String(nth),
      at,
      name,
      tone: 'plain' as const,
      ...(last ? { mark: String(nth) } : {}),
    }
  })
  return (
    <View>
      <View className="small">{t`沿着边按顺序在地图上点，每点一下是一个角；最后一个角自动连回第一个。`}</View>
      <StreetMap
        label={t`点地图来画范围；下面可以写数字`}
        markers={markers}
        line={count === 2 ? corners : undefined}
        ring={count > 2 ? corners : undefined}
        onPlace={(at) => put(withCorner(ring, at))}
      />
      <View className="small" {...aria({ role: 'status' })}>{t`已有 ${count} 个角`}</View>
      <View className="wrapping">
        <Button
          kind="second"
          disabled={ring.trim() === ''}
          onTap={() => put(withoutLast(ring))}
        >{t`撤销最后一个角`}</Button>
        <Button
          kind="quiet"
          icon="trash"
          disabled={ring.trim() === ''}
          onTap={() => put('')}
        >{t`全部清掉`}</Button>
      </View>
      <TextField
        label={t`范围的经纬度（GCJ-02）`}
        hint={t`一行一个角，先经度再纬度；点地图会自动写好。`}
        multiline
        value={ring}
        onChange={put}
        maxLength={MOST}
        error={words(problems, 'ring')}
      />
    </View>
  )
}
