import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { officeWords } from '@/client/office-words'
import { useSettled } from '@/client/settled'
import { useAsk } from '@/client/useAction'
import { Choice } from '@/components/Choice'
import { SearchField } from '@/components/SearchField'
import type { Neighbour } from '@/contract/appointments'
import type { PersonId, StreetCode } from '@/contract/wire'
import type { StandIn } from './useChanging'

/** More are found by a longer name. */
const SHOWN = 8

interface StandInFieldProps {
  street: StreetCode
  /** Who cannot stand in: the holder. */
  holder: PersonId
  near: readonly Neighbour[]
  value: StandIn
  onChange: (standIn: StandIn) => void
}

/** Each person once, by what they hold nearest. */
function onceEach<Somebody extends { person: PersonId }>(people: readonly Somebody[]): Somebody[] {
  return people.filter(
    ({ person }, i) => people.findIndex((other) => other.person === person) === i,
  )
}

/** Those near until somebody writes a name; then whoever in office has it. */
function useFound(street: StreetCode, near: readonly Neighbour[], words: string) {
  const q = useSettled(words.trim())
  const asked = useAsk('appointments.list', { street, q }, { when: q !== '', keep: false })
  return q === '' ? near : (asked.data?.appointments ?? [])
}

/** Somebody in office who has the holder's rights while the holder is away, or nobody. */
export function StandInField({ street, holder, near, value, onChange }: StandInFieldProps) {
  const { t, i18n } = useLingui()
  const [words, setWords] = useState('')
  const found = onceEach(useFound(street, near, words)).filter(({ person }) => person !== holder)
  const others = found.filter(({ person }) => person !== value?.person).slice(0, SHOWN)
  const named = (one: { name: string } & Parameters<typeof officeWords>[1]) => {
    const [name, office] = [one.name, officeWords(i18n, one)]
    return t`${name}（${office}）`
  }
  const options = [
    { value: '', label: t`没有代理人` },
    ...(value ? [{ value: String(value.person), label: value.name }] : []),
    ...others.map((one) => ({ value: String(one.person), label: named(one) })),
  ]
  const pick = (picked: string) => {
    if (picked === '') return onChange(null)
    const one = others.find(({ person }) => person === picked)
    if (one) onChange({ person: one.person, name: one.name })
  }
  return (
    <>
      <SearchField label={t`按姓名找代理人`} value={words} onChange={setWords} maxLength={30} />
      <Choice<string>
        label={t`代理人`}
        required
        hint={t`请假的日子由代理人负责，权限和本人一样。先列出附近在任的人。`}
        value={value?.person ?? ''}
        onChange={pick}
        options={options}
      />
    </>
  )
}
