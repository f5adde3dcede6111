import { useLingui } from '@lingui/react/macro'
import { Choice } from '@/components/Choice'
import type { RouteStep } from '@/contract/areas'
import type { PersonId } from '@/contract/wire'

interface AwayChoiceProps {
  steps: readonly RouteStep[]
  away: readonly PersonId[]
  onChange: (away: PersonId[]) => void
}

/** Everybody who was asked, once: whoever is taken away here is asked all the same, and so stays in the list. */
export function AwayChoice({ steps, away, onChange }: AwayChoiceProps) {
  const { t } = useLingui()
  const asked = new Map(
    steps.flatMap(({ person, name }) => (person ? [[person, name ?? ''] as const] : [])),
  )
  return (
    <Choice<PersonId>
      many
      label={t`假设谁不在`}
      hint={t`点名字，看接着由谁负责`}
      options={[...asked].map(([value, label]) => ({ value, label }))}
      value={away}
      onChange={onChange}
    />
  )
}
