import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useHistory } from '@/client/history'
import { inLanguage } from '@/client/hours-words'
import { useRefresh } from '@/client/refresh'
import { open, replace, routes } from '@/client/routes'
import { currentStreet } from '@/client/street'
import { useAsk } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { HistoryCard } from '@/components/HistoryCard'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import { Row } from '@/components/Row'
import { Tag } from '@/components/Tag'
import type { BuildingView, Door } from '@/contract/doors'
import type { BuildingId, StreetCode } from '@/contract/wire'
import '../doors.scss'
import { AddSheet } from './AddSheet'
import { DoorSheet } from './DoorSheet'
import { Grid } from './Grid'

function Head({ shown: { address, areas, doors, demo } }: { shown: BuildingView }) {
  const { t, i18n } = useLingui()
  const count = doors.length
  const where = areas.slice(-2).map((area) => inLanguage(i18n, area))
  return (
    <>
      <Heading level={1}>{address}</Heading>
      <View className="small numbers doors-head">{[...where, t`${count} 户`].join(' · ')}</View>
      {demo && <Tag>{t`示例数据`}</Tag>}
    </>
  )
}

/** The way to who belongs to these doors. */
function People({ street, building }: Pick<BuildingView, 'street' | 'building'>) {
  const { t } = useLingui()
  return (
    <Card>
      <Row
        icon="people"
        tone="mine"
        title={t`楼里的住户`}
        note={t`谁登记在哪一户，登记没有手机的人`}
        onTap={() => open(routes.homesPeople(street, building))}
      />
    </Card>
  )
}

function Building({ shown }: { shown: BuildingView }) {
  const { street, building, doors, can } = shown
  const [opened, setOpened] = useState<Door>()
  const history = useHistory(street, { noun: 'doors', id: building })
  return (
    <>
      <Head shown={shown} />
      <View className="doors-head">
        <Grid doors={doors} onDoor={can.change ? setOpened : undefined} />
      </View>
      <People street={street} building={building} />
      {can.change && <HistoryCard {...history} />}
      {opened && (
        <DoorSheet
          key={opened.door}
          street={street}
          door={opened}
          onGone={() => replace(routes.doors(street))}
          onClose={() => setOpened(undefined)}
        />
      )}
    </>
  )
}

/** One building with its units and rooms. */
export default function BuildingPage() {
  const { t } = useLingui()
  const { street: said, building: id = '' } = useRouter().params
  const [adding, setAdding] = useState(false)
  const which = { street: (said ?? currentStreet()) as StreetCode, building: id as BuildingId }
  const asked = useAsk('doors.get', which, { keep: false })
  useRefresh(asked.refetch)
  const add = <Button icon="plus" onTap={() => setAdding(true)}>{t`新增门户`}</Button>
  return (
    <PageFrame
      wide
      title={t`楼栋里的门户`}
      foot={asked.data?.building.can.change ? add : undefined}
    >
      <PageState query={asked} cards={2}>
        {({ building }) => <Building shown={building} />}
      </PageState>
      <AddSheet {...which} open={adding} onClose={() => setAdding(false)} />
    </PageFrame>
  )
}
