import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { inLanguage } from '@/client/hours-words'
import { open, routes } from '@/client/routes'
import { useMe } from '@/client/session'
import { useAsk } from '@/client/useAction'
import { aria } from '@/components/aria'
import { Chip } from '@/components/Chip'
import { Notice } from '@/components/Notice'
import { PageState } from '@/components/PageState'
import type { AreaName } from '@/contract/areas'
import type { MyHome } from '@/contract/homes.shapes'
import type { StreetCode } from '@/contract/wire'
import { Listed } from './Listed'
import './list.scss'

interface MyGridProps {
  street: StreetCode
  onWeek: () => void
}

/** The areas of one’s own homes, each once. */
function areasOf(homes: readonly MyHome[]): AreaName[] {
  const own = homes.filter(({ own: mine, state }) => mine && state !== 'refused')
  return [...new Map(own.map(({ area }) => [area.code, area])).values()]
}

function InAreas({ street, onWeek, areas }: MyGridProps & { areas: readonly AreaName[] }) {
  const { t, i18n } = useLingui()
  const [code, setCode] = useState(areas[0]?.code)
  const area = areas.find((one) => one.code === code) ?? areas[0]
  if (!area) return null
  const name = inLanguage(i18n, area)
  return (
    <>
      {areas.length > 1 && (
        <View
          className="wrapping events-ways"
          {...aria({ role: 'radiogroup', label: t`哪个网格` })}
        >
          {areas.map((one) => (
            <Chip
              key={one.code}
              label={inLanguage(i18n, one)}
              role="radio"
              chosen={one.code === area.code}
              onTap={() => setCode(one.code)}
            />
          ))}
        </View>
      )}
      <Listed
        key={area.code}
        ask={{ street, when: 'all', area: area.code }}
        nothing={{
          icon: 'area',
          title: t`${name}现在没有活动`,
          note: t`看看这一周整个街道有什么。`,
          action: { label: t`看这一周`, onTap: onWeek },
        }}
      />
    </>
  )
}

/** What is on where the person lives or works. */
export function MyGrid({ street, onWeek }: MyGridProps) {
  const { t } = useLingui()
  const person = useMe().data?.person
  const asked = useAsk('homes.mine', { street }, { when: person != null, keep: false })
  const register = {
    icon: 'home' as const,
    title: t`还不知道您的网格`,
    note: t`登记住处以后，这里显示您那个微网格里的活动。`,
    action: { label: t`去登记`, onTap: () => open(routes.homes(street)) },
  }
  if (person === null) return <Notice {...register} />
  return (
    <PageState
      outer
      query={asked}
      empty={({ homes }) => (areasOf(homes).length > 0 ? undefined : register)}
    >
      {({ homes }) => <InAreas street={street} onWeek={onWeek} areas={areasOf(homes)} />}
    </PageState>
  )
}
