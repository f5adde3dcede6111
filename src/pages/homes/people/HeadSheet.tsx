import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { copyText } from '@/client/copy'
import { doorWords } from '@/client/door-words'
import { aboutPerson, wayWords } from '@/client/home-words'
import { useAct } from '@/client/useAction'
import { Button } from '@/components/Button'
import { InvitationCard } from '@/components/invitations/InvitationCard'
import { Sheet } from '@/components/Sheet'
import { Strip } from '@/components/Strip'
import type { HomeAtDoor } from '@/contract/homes.shapes'
import type { MadeInvitation } from '@/contract/invitations'
import type { StreetCode } from '@/contract/wire'
import { useConflictWords } from '../conflict-words'
import { Entrusting } from '../Entrusting'
import { PhoneField } from '../PhoneField'
import type { Room } from '../rooms'
import { Ending } from './Ending'

interface HeadSheetProps {
  street: StreetCode
  person: HomeAtDoor
  room: Room
  household: readonly HomeAtDoor[]
  onDone: (words: string) => void
  onClose: () => void
}

/** A one-time code by which the person opens the app as who is entered here. */
function Inviting({ street, person }: Pick<HeadSheetProps, 'street' | 'person'>) {
  const { t } = useLingui()
  const words = useConflictWords(t`这位有任职，请由任命的人发邀请。`)
  const [made, setMade] = useState<MadeInvitation>()
  const inviting = useAct('homes.invite', ['history'])
  const { home, account, name } = person
  const invite = async () => {
    const answer = await inviting.mutateAsync({ street, home }).catch(() => undefined)
    setMade(answer?.invitation)
  }
  if (made) return <InvitationCard made={made} name={name} copy={copyText} />
  return (
    <>
      <View className="small homes-part">
        {account
          ? t`换了微信账号的人，当面核对以后，扫一张一次性的码就能回来；原来的账号马上退出。`
          : t`有了手机以后，本人扫一张一次性的码，就能自己看这里。`}
      </View>
      {inviting.error && <Strip tone="late" icon="warning" {...words(inviting.error)} />}
      <Button kind="second" icon="qr" busy={inviting.isPending} onTap={() => void invite()}>
        {account ? t`已当面核对，给一张换账号的码` : t`给本人一张邀请码`}
      </Button>
    </>
  )
}

/** What whoever leads the area can do for somebody: more for who has no account, for nobody else's does it. */
export function HeadSheet(props: HeadSheetProps) {
  const { i18n } = useLingui()
  const { street, person, room, household, onDone, onClose } = props
  const facts = [doorWords(i18n, room), aboutPerson(i18n, person, household)]
  return (
    <Sheet open title={person.name} onClose={onClose}>
      <View className="homes-line">{facts.join(' · ')}</View>
      <View className="small">{wayWords(i18n, person.way)}</View>
      {person.account ? (
        person.phone && <View className="homes-line numbers">{person.phone}</View>
      ) : (
        <>
          <PhoneField street={street} person={person} />
          <Entrusting street={street} person={person} household={household} own={false} />
        </>
      )}
      {person.state === 'confirmed' && <Inviting street={street} person={person} />}
      <Ending street={street} person={person} onDone={onDone} />
    </Sheet>
  )
}
