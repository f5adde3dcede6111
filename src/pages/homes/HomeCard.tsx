import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useNow } from '@/client/clock'
import { answerBy, homeState, placeWords, relationWords } from '@/client/home-words'
import { inLanguage } from '@/client/hours-words'
import { open, routes } from '@/client/routes'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Row } from '@/components/Row'
import { Tag } from '@/components/Tag'
import { dayOf } from '@/contract/calendar.rules'
import type { MyHome } from '@/contract/homes.shapes'
import type { StreetCode } from '@/contract/wire'
import { EnterSheet } from './EnterSheet'
import { Household } from './Household'
import { Leaving } from './Leaving'
import './homes.scss'

interface HomeCardProps {
  street: StreetCode
  home: MyHome
  /** Those of whom the reader answers for as well. */
  all: readonly MyHome[]
  onLeft: (place: string) => void
}

/** What stands between the reader and their home: who confirms it and by when, or why it was refused. */
function Standing({ home }: { home: MyHome }) {
  const { t, i18n } = useLingui()
  const today = dayOf(useNow())
  const { state, owner, note, door } = home
  if (state === 'refused') {
    return (
      <View className="homes-line">
        {note ? t`没有通过的原因：${note}` : t`没有通过。可以问这里的负责人，或重新登记。`}
      </View>
    )
  }
  if (state === 'confirmed') {
    if (door) return null
    return <View className="homes-line">{t`您属于这个微网格。登记门牌后，还能看到同户的人。`}</View>
  }
  return (
    <>
      {owner && <View className="homes-line">{answerBy(i18n, owner, today)}</View>}
      <View className="small">{t`同户已确认的人也可以确认您。确认之前看不到这一户有谁。`}</View>
    </>
  )
}

/** One home: where it is, how it stands, who belongs to it, and what can be done. */
export function HomeCard({ street, home, all, onLeft }: HomeCardProps) {
  const { t, i18n } = useLingui()
  const [entering, setEntering] = useState(false)
  const { tone, words } = homeState(i18n, home)
  const { area, door, relation, state } = home
  const place = placeWords(i18n, home)
  const about = [door && inLanguage(i18n, area), relationWords(i18n, relation)]
  const inHousehold = door && state === 'confirmed'
  return (
    <Card>
      <Row
        icon={door ? 'home' : 'area'}
        tone="mine"
        title={place}
        note={about.filter(Boolean).join(' · ')}
        side={
          <Tag tone={tone} shape={state === 'confirmed' ? 'tick' : undefined}>
            {words}
          </Tag>
        }
      />
      <Standing home={home} />
      {inHousehold && <Household street={street} home={home} all={all} onLeft={onLeft} />}
      <View className="homes-acts">
        {inHousehold && (
          <Button kind="quiet" onTap={() => setEntering(true)}>
            {t`添加没有手机的家人`}
          </Button>
        )}
        <Button kind="quiet" onTap={() => open(routes.responsible(area))}>
          {t`这里由谁负责`}
        </Button>
        <Leaving street={street} home={home} onLeft={onLeft} />
      </View>
      {door && (
        <EnterSheet
          street={street}
          door={door.door}
          place={place}
          household
          open={entering}
          onClose={() => setEntering(false)}
        />
      )}
    </Card>
  )
}
