import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { doorWords } from '@/client/door-words'
import { aboutPerson, homeState } from '@/client/home-words'
import { useCut } from '@/client/paging'
import { useRefusalWords } from '@/client/refusal-words'
import { useAct } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { CardHeading } from '@/components/CardHeading'
import { Pager } from '@/components/Pager'
import { Row } from '@/components/Row'
import { Strip } from '@/components/Strip'
import { Tag } from '@/components/Tag'
import type { HomeAtDoor } from '@/contract/homes.shapes'
import type { HomeId, StreetCode } from '@/contract/wire'
import { TOUCHED } from '../touched'
import type { Household } from './by-door'

/** As many doors as keep a phone's page light. */
const PAGE = 12

interface OneProps {
  person: HomeAtDoor
  household: readonly HomeAtDoor[]
  busy: boolean
  onConfirm: () => void
  onOpen: () => void
}

function One({ person, household, busy, onConfirm, onOpen }: OneProps) {
  const { t, i18n } = useLingui()
  const { name, state, account } = person
  // said beside it as a mark
  const note = aboutPerson(i18n, { ...person, account: true }, household)
  if (state !== 'asked') {
    const side = account ? undefined : <Tag tone="info">{t`没有手机`}</Tag>
    return <Row title={name} note={note} side={side} onTap={onOpen} />
  }
  const confirm = (
    <Button kind="second" busy={busy} name={t`确认 ${name}`} onTap={onConfirm}>{t`确认`}</Button>
  )
  const waits = homeState(i18n, person).words
  return <Row title={name} note={[waits, note].join(' · ')} side={confirm} />
}

interface DoorsProps {
  street: StreetCode
  households: readonly Household[]
  onOpen: (home: HomeId) => void
  onDone: (words: string) => void
}

/** Door by door, a page at a time. */
export function Doors({ street, households, onOpen, onDone }: DoorsProps) {
  const { t, i18n } = useLingui()
  const words = useRefusalWords()
  const cut = useCut(households, PAGE)
  const answering = useAct('homes.answer', TOUCHED)
  const confirm = async ({ home, version, name }: HomeAtDoor) => {
    const answer = { street, home, version, answer: 'confirmed' as const }
    const done = await answering.mutateAsync(answer).catch(() => undefined)
    if (done) onDone(t`已确认 ${name}`)
  }
  return (
    <View className="homes-line">
      {answering.error && <Strip tone="late" icon="warning" {...words(answering.error)} />}
      {cut.shown.map(({ room, people }) => (
        <Card key={room.door}>
          <CardHeading>{doorWords(i18n, room)}</CardHeading>
          {people.map((person) => (
            <One
              key={person.home}
              person={person}
              household={people}
              busy={answering.isPending}
              onConfirm={() => void confirm(person)}
              onOpen={() => onOpen(person.home)}
            />
          ))}
        </Card>
      ))}
      <Pager {...cut} />
    </View>
  )
}
