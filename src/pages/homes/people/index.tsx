import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useAskAgain } from '@/client/ask-again'
import { useRefresh } from '@/client/refresh'
import { currentStreet } from '@/client/street'
import { useAsk } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Heading } from '@/components/Heading'
import { Notice } from '@/components/Notice'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import { Strip } from '@/components/Strip'
import type { OutputOf } from '@/contract'
import type { BuildingId, HomeId, StreetCode } from '@/contract/wire'
import '../homes.scss'
import { byDoor } from './by-door'
import { Doors } from './Doors'
import { Entering } from './Entering'
import { HeadSheet } from './HeadSheet'

interface PeopleProps {
  street: StreetCode
  building: OutputOf<'homes.rooms'>
  people: OutputOf<'homes.people'>
  onDone: (words: string) => void
}

/** The building, how much of it is known, and door by door who is there. */
function People({ street, building, people, onDone }: PeopleProps) {
  const { t } = useLingui()
  const [opened, setOpened] = useState<HomeId>()
  const { homes, doors, registered } = people
  const person = homes.find(({ home }) => home === opened)
  const room = building.doors.find(({ door }) => door === person?.door)
  const households = byDoor(building.doors, homes)
  return (
    <>
      <Heading level={1}>{building.address}</Heading>
      <View className="small numbers">{t`${doors} 户中 ${registered} 户有人登记`}</View>
      {households.length === 0 ? (
        <Notice
          icon="people"
          title={t`这栋楼还没有人登记`}
          note={t`把微网格的码贴在楼里，居民扫了就能登记；没有手机的人请当面登记。`}
        />
      ) : (
        <Doors street={street} households={households} onOpen={setOpened} onDone={onDone} />
      )}
      {person && room && (
        <HeadSheet
          key={person.home}
          street={street}
          person={person}
          room={room}
          household={homes.filter(({ door }) => door === person.door)}
          onDone={onDone}
          onClose={() => setOpened(undefined)}
        />
      )}
    </>
  )
}

/** Who belongs to a building, for whoever leads an area around it. */
export default function PeoplePage() {
  const { t } = useLingui()
  const { street: said, building: id = '' } = useRouter().params
  const which = { street: (said ?? currentStreet()) as StreetCode, building: id as BuildingId }
  const [entering, setEntering] = useState(false)
  const [done, setDone] = useState<string>()
  const people = useAsk('homes.people', which, { keep: false })
  const building = useAsk('homes.rooms', which)
  useRefresh(useAskAgain('homes'))
  const both = people.data && building.data && { people: people.data, building: building.data }
  const query = people.data ? building : people
  const foot = both && <Button onTap={() => setEntering(true)}>{t`登记没有手机的人`}</Button>
  return (
    <PageFrame title={t`楼里的住户`} foot={foot}>
      {done && <Strip tone="open" icon="check" title={done} />}
      <PageState
        query={{ ...query, data: both }}
        cards={2}
        locked={{
          title: t`住户由这里的负责人查看`,
          note: t`您的身份没有这个权限，或者这栋楼不归您负责。`,
        }}
      >
        {(shown) => <People {...which} {...shown} onDone={setDone} />}
      </PageState>
      {building.data && (
        <Entering
          street={which.street}
          building={building.data}
          open={entering}
          onClose={() => setEntering(false)}
        />
      )}
    </PageFrame>
  )
}
