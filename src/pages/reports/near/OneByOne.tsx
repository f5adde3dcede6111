import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { useHere } from '@/client/here'
import { inLanguage } from '@/client/hours-words'
import { NOWHERE } from '@/client/nowhere'
import { useRefresh } from '@/client/refresh'
import { useAsk } from '@/client/useAction'
import { locate } from '@/client/whereabouts'
import { Button } from '@/components/Button'
import { Chip } from '@/components/Chip'
import { PageState } from '@/components/PageState'
import { WhereRow } from '@/components/sites/WhereRow'
import type { Category, CategoryCode } from '@/contract/reports'
import type { StreetCode } from '@/contract/wire'
import { CategorySheet } from '../CategorySheet'
import { NearList } from './NearList'

/** About a quarter of an hour on foot; a list that somebody reads, and a map that is not full. */
const METRES = 1200
const MOST = 20

interface OneByOneProps {
  street: StreetCode
  categories: readonly Category[]
  /** The chips that lead elsewhere. */
  ways: ReactNode
  /** Those that are over, too. */
  all: boolean
  onAll: () => void
}

/** What others have reported around here: on the map, and the same as a list. */
export function OneByOne({ street, categories, ways, all, onAll }: OneByOneProps) {
  const { t, i18n } = useLingui()
  const { here, shapes, outline } = useHere()
  const [code, setCode] = useState<string>()
  const [choosing, setChoosing] = useState(false)
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
  const showAll = () => {
    setCode(undefined)
    onAll()
  }
  const choose = (next: string) => {
    setCode(next)
    setChoosing(false)
  }
  const nothing = {
    icon: 'check' as const,
    title: chosen ? t`附近没有这一类` : t`附近没有还在办的`,
    note: t`看到什么不对，拍一张就行。`,
    action: chosen || !all ? { label: t`看全部`, onTap: showAll } : undefined,
  }
  const filter = chosen ? (
    <Chip
      label={inLanguage(i18n, chosen.name)}
      icon="cross"
      chosen
      onTap={() => setCode(undefined)}
    />
  ) : (
    <Button kind="quiet" icon="filter" onTap={() => setChoosing(true)}>{t`类别`}</Button>
  )
  return (
    <>
      <View className="near-bar">
        {ways}
        {filter}
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
    </>
  )
}
