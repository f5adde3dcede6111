import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { aboutPerson } from '@/client/home-words'
import { Sheet } from '@/components/Sheet'
import type { HomeAtDoor, MyHome } from '@/contract/homes.shapes'
import type { StreetCode } from '@/contract/wire'
import { Entrusting } from './Entrusting'
import { Leaving } from './Leaving'
import { PhoneField } from './PhoneField'

interface PersonSheetProps {
  street: StreetCode
  person: HomeAtDoor
  /** The same one as the reader's, or as of whom they answer for. */
  home: MyHome
  household: readonly HomeAtDoor[]
  onLeft: (place: string) => void
  onClose: () => void
}

/** What I can do for myself, or for somebody who entrusted it to me. */
export function PersonSheet(props: PersonSheetProps) {
  const { t, i18n } = useLingui()
  const { street, person, home, household, onLeft, onClose } = props
  const { own } = home
  const { name } = person
  return (
    <Sheet open title={own ? t`${name}（您）` : t`替${name}办`} onClose={onClose}>
      <View className="small homes-line">{aboutPerson(i18n, person, household)}</View>
      <PhoneField street={street} person={{ ...person, phone: home.phone }} />
      <Entrusting street={street} person={person} household={household} own={own} />
      {!own && <Leaving street={street} home={home} onLeft={onLeft} />}
    </Sheet>
  )
}
