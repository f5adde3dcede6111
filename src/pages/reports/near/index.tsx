import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { open, routes } from '@/client/routes'
import { currentStreet } from '@/client/street'
import { aria } from '@/components/aria'
import { Button } from '@/components/Button'
import { Chip } from '@/components/Chip'
import { PageFrame } from '@/components/PageFrame'
import type { StreetCode } from '@/contract/wire'
import { useCategories } from '../useCategory'
import { Heat } from './Heat'
import { OneByOne } from './OneByOne'
import './near.scss'

type Seen = 'live' | 'all' | 'heat'

/** What others have reported around here, one by one, and where in the street much is reported. */
export default function ReportsNear() {
  const { t } = useLingui()
  const street = (useRouter().params.street ?? currentStreet()) as StreetCode
  const [seen, setSeen] = useState<Seen>('live')
  const categories = useCategories(street)
  const ways: [Seen, string][] = [
    ['live', t`在办的`],
    ['all', t`全部`],
    ['heat', t`哪里多`],
  ]
  const foot = <Button onTap={() => open(routes.newReport(street))}>{t`随手报`}</Button>
  const chips = (
    <View className="wrapping" {...aria({ role: 'radiogroup', label: t`看什么` })}>
      {ways.map(([way, label]) => (
        <Chip
          key={way}
          label={label}
          role="radio"
          chosen={way === seen}
          onTap={() => setSeen(way)}
        />
      ))}
    </View>
  )
  return (
    <PageFrame title={t`附近的随手报`} foot={foot}>
      {seen === 'heat' ? (
        <Heat street={street} categories={categories} ways={chips} />
      ) : (
        <OneByOne
          street={street}
          categories={categories}
          ways={chips}
          all={seen === 'all'}
          onAll={() => setSeen('all')}
        />
      )}
    </PageFrame>
  )
}
