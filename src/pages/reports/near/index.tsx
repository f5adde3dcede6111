import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useHere } from '@/client/here'
import { inLanguage } from '@/client/hours-words'
import { NOWHERE } from '@/client/nowhere'
import { useRefresh } from '@/client/refresh'
import { open, routes } from '@/client/routes'
import { useAsk } from '@/client/useAction'
import { locate } from '@/client/whereabouts'
import { Button } from '@/components/Button'
import { Chip } from '@/components/Chip'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import { WhereRow } from '@/components/sites/WhereRow'
import type { CategoryCode } from '@/contract/reports'
import type { StreetCode } from '@/contract/wire'
import { CategorySheet } from '../CategorySheet'
import { useCategories } from '../useCategory'
import { NearList } from './NearList'
import './near.scss'

/** About a quarter of an hour on foot; a list that somebody reads, and a map that is not full. */
const METRES = 1200
const MOST = 20

/** What others have reported around here: on the map, and the same as a list. */
export default function ReportsNear() {
  const { t, i18n } = useLingui()
  const { here, shapes, outline } = useHere()
  const street = (useRouter().params.street ?? here.street) as StreetCode
  const [all, setAll] = useState(false)
  const [code, setCode] = useState<string>()
  const [choosing, setChoosing] = useState(false)
  const categories = useCategories(street)
  const chosen = categories.find((one) => one.code === code)
  const { at } = here
  const kind = code ? { category: code as CategoryCode } : {}
  const asked = useAsk(
    'reports.near',
    { street, at: at ?? NOWHERE, metres: METRES, live: !all, limit: MOST, ...kind },
    { when: at !== undefined },
  )
  useRefresh(asked.refetch)
  const name = outline ? inLanguage(i18n, outline) : t`街道`
  const nothing = {
    icon: 'check' as const,
    title: chosen ? t`附近没有这一类` : t`附近没有还在办的`,
    note: t`看到什么不对，拍一张就行。`,
    action: chosen || !all ? { label: t`看全部`, onTap: () => showAll() } : undefined,
  }
  const showAll = () => {
    setCode(undefined)
    setAll(true)
  }
  const choose = (next: string) => {
    setCode(next)
    setChoosing(false)
  }
  const foot = <Button onTap={() => open(routes.newReport(street))}>{t`随手报`}</Button>
  return (
    <PageFrame title={t`附近的随手报`} foot={foot}>
      <View className="near-bar">
        <Chip label={t`还在办的`} role="radio" chosen={!all} onTap={() => setAll(false)} />
        <Chip label={t`全部`} role="radio" chosen={all} onTap={() => setAll(true)} />
        <View className="grow" />
        {chosen ? (
          <Chip
            label={inLanguage(i18n, chosen.name)}
            icon="cross"
            chosen
            onTap={() => setCode(undefined)}
          />
        ) : (
          <Button kind="quiet" icon="filter" onTap={() => setChoosing(true)}>{t`类别`}</Button>
        )}
      </View>
      <WhereRow state={here.state} street={name} onLocate={() => void locate()} />
      <PageState
        query={at ? asked : { ...shapes, data: undefined }}
        cards={3}
        empty={({ reports }) => (reports.length > 0 ? undefined : nothing)}
      >
        {({ reports }) => (
          <NearList street={street} reports={reports} here={here.own ? at : undefined} />
        )}
      </PageState>
      <CategorySheet
        open={choosing}
        categories={categories.filter(({ open: seen }) => seen)}
        chosen={code}
        onChoose={choose}
        onClose={() => setChoosing(false)}
      />
    </PageFrame>
  )
}
