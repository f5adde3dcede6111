import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import * as v from 'valibot'
import { useHere } from '@/client/here'
import { NOWHERE } from '@/client/nowhere'
import { currentStreet } from '@/client/street'
import { useAsk } from '@/client/useAction'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import { TextField } from '@/components/TextField'
import { Day, type PersonId, type Place } from '@/contract/wire'
import { TreeCard, WhoCard, WhyCard } from '../here/Answer'
import { OutsideCard } from '../here/OutsideCard'
import { PlaceMap } from '../here/PlaceMap'
import { AwayChoice } from './AwayChoice'

/** Noon of a day in Shanghai, for boundaries and appointments of that day. */
const noonOf = (day: string) =>
  v.is(Day, day) ? new Date(`${day}T12:00:00+08:00`).toISOString() : undefined

/** Staff try who would answer: at another place, on another day, with others away. */
export default function Rehearsal() {
  const { t } = useLingui()
  const street = currentStreet()
  const { here } = useHere(true)
  const [chosen, setChosen] = useState<Place>()
  const [day, setDay] = useState('')
  const [away, setAway] = useState<PersonId[]>([])
  const on = noonOf(day)
  const at = chosen ?? here.at
  const asked = useAsk(
    'areas.rehearse',
    { street, at: at ?? NOWHERE, away, ...(on ? { on } : {}) },
    { when: at !== undefined, keep: false },
  )
  return (
    <PageFrame wide title={t`责任推演`}>
      {at && <PlaceMap at={at} answer={asked.data} onPlace={setChosen} />}
      <TextField
        label={t`哪一天`}
        hint={t`空着就是今天；写成 2026-11-23`}
        value={day}
        onChange={setDay}
        maxLength={10}
        error={day && !on ? t`请写成 2026-11-23 这样` : undefined}
      />
      <PageState query={asked} cards={2}>
        {(answer) =>
          answer.is === 'elsewhere' ? (
            <OutsideCard answer={answer} />
          ) : (
            <>
              <WhoCard answer={answer} />
              <AwayChoice steps={answer.steps} away={away} onChange={setAway} />
              <WhyCard answer={answer} />
              <TreeCard answer={answer} />
            </>
          )
        }
      </PageState>
    </PageFrame>
  )
}
