import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { inLanguage } from '@/client/hours-words'
import { Choice } from '@/components/Choice'
import { StreetMap } from '@/components/map/StreetMap'
import { MAX_SITE_NAME } from '@/contract/sites'
import type { StreetCode } from '@/contract/wire'
import { BothFields } from './BothFields'
import { useFaultWords } from './fault-words'
import { SitePicker } from './SitePicker'
import type { Editing } from './useEditing'

/** At a site, or at a meeting point on the map with words that find it. */
export function WhereField({ street, editing }: { street: StreetCode; editing: Editing }) {
  const { t, i18n } = useLingui()
  const { form, set, faults } = editing
  const fault = useFaultWords(faults)
  const [picking, setPicking] = useState(false)
  const { by, site, at, meet } = form
  const choose = (next: 'site' | 'point') => {
    set({ by: next })
    if (next === 'site') setPicking(true)
  }
  return (
    <>
      <Choice<'site' | 'point'>
        label={t`在哪里`}
        required
        hint={by === 'site' && site ? t`再点一次站点的名字，可以换一个` : undefined}
        value={by === 'site' && !site ? undefined : by}
        onChange={choose}
        options={[
          { value: 'site', label: site ? inLanguage(i18n, site) : t`选一个站点` },
          { value: 'point', label: t`别的地方` },
        ]}
        error={by === 'site' ? fault('where') : undefined}
      />
      {by === 'point' && (
        <>
          <StreetMap
            label={t`地图：点一下选集合的地方`}
            markers={at ? [{ id: 'at', at, name: t`集合的地方`, tone: 'open' }] : []}
            onPlace={(place) => set({ at: place })}
          />
          <View className="small">{t`在地图上点一下集合的地方`}</View>
          <BothFields
            label={t`集合的地方怎么说`}
            hint={t`例如 南京东路 300 号门口`}
            value={meet}
            onChange={(words) => set({ meet: words })}
            english={form.english}
            maxLength={MAX_SITE_NAME}
            error={fault('where')}
          />
        </>
      )}
      <SitePicker
        street={street}
        open={picking}
        onClose={() => setPicking(false)}
        onPick={(picked) => {
          set({ by: 'site', site: picked })
          setPicking(false)
        }}
      />
    </>
  )
}
