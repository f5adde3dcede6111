import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { aboutPerson } from '@/client/home-words'
import { useRefusalWords } from '@/client/refusal-words'
import { useAct } from '@/client/useAction'
import { Button } from '@/components/Button'
import { CardHeading } from '@/components/CardHeading'
import { Row } from '@/components/Row'
import { Strip } from '@/components/Strip'
import type { HomeAtDoor, MyHome } from '@/contract/homes.shapes'
import type { HomeId, StreetCode } from '@/contract/wire'
import { PersonSheet } from './PersonSheet'
import { TOUCHED } from './touched'

interface HouseholdProps {
  street: StreetCode
  home: MyHome
  all: readonly MyHome[]
  onLeft: (place: string) => void
}

interface OneProps {
  person: HomeAtDoor
  household: readonly HomeAtDoor[]
  /** Whether it is the reader. */
  own: boolean
  busy: boolean
  onConfirm: () => void
  /** Opens what can be done for them; absent where the reader does not answer for them. */
  onOpen: (() => void) | undefined
}

function One({ person, household, own, busy, onConfirm, onOpen }: OneProps) {
  const { t, i18n } = useLingui()
  const { name, state } = person
  const title = own ? t`${name}（您）` : name
  const note = aboutPerson(i18n, person, household)
  if (state !== 'asked') return <Row title={title} note={note} onTap={onOpen} />
  const confirm = (
    <Button kind="second" busy={busy} name={t`确认 ${name}`} onTap={onConfirm}>
      {t`确认`}
    </Button>
  )
  return <Row title={title} note={[t`等您确认`, note].join(' · ')} side={confirm} />
}

/** Everybody at the door; who asks is confirmed with one tap. */
export function Household({ street, home, all, onLeft }: HouseholdProps) {
  const { t } = useLingui()
  const words = useRefusalWords()
  const [opened, setOpened] = useState<HomeId>()
  const [confirmed, setConfirmed] = useState<string>()
  const answering = useAct('homes.answer', TOUCHED)
  const { household } = home
  const mine = (which: HomeId) => all.find((one) => one.home === which)
  const shown = opened && household.find((one) => one.home === opened)
  const shownMine = opened && mine(opened)
  const confirm = ({ home: which, version, name }: HomeAtDoor) => {
    const asked = { street, home: which, version, answer: 'confirmed' as const }
    answering.mutate(asked, { onSuccess: () => setConfirmed(name) })
  }
  return (
    <>
      <View className="homes-part">
        <CardHeading>{t`这一户的人`}</CardHeading>
      </View>
      {confirmed && <Strip tone="open" icon="check" title={t`${confirmed}现在是这一户的人`} />}
      {answering.error && <Strip tone="late" icon="warning" {...words(answering.error)} />}
      <View>
        {household.map((person) => (
          <One
            key={person.home}
            person={person}
            household={household}
            own={person.home === home.home}
            busy={answering.isPending}
            onConfirm={() => confirm(person)}
            onOpen={mine(person.home) && (() => setOpened(person.home))}
          />
        ))}
      </View>
      {shown && shownMine && (
        <PersonSheet
          street={street}
          person={shown}
          home={shownMine}
          household={household}
          onLeft={onLeft}
          onClose={() => setOpened(undefined)}
        />
      )}
    </>
  )
}
