import { useLingui } from '@lingui/react/macro'
import { Card } from '@/components/Card'
import { Choice } from '@/components/Choice'
import { TextField } from '@/components/TextField'
import { MAX_CALLER_NAME } from '@/contract/reports'
import type { Form } from '../../draft'
import type { CallerForm, Via } from './drafts'

const MOST_PHONE = 11

interface CallerCardProps {
  form: Form
  caller: CallerForm
  error: string | undefined
}

/** How somebody told it, and what they said of themselves. */
export function CallerCard({ form, caller, error }: CallerCardProps) {
  const { t } = useLingui()
  return (
    <Card>
      <Choice<Via>
        label={t`怎么来的`}
        required
        value={caller.draft.via}
        onChange={(via) => caller.set({ via })}
        options={[
          { value: 'phone', label: t`来电`, icon: 'phone' },
          { value: 'walk_in', label: t`来访`, icon: 'person' },
        ]}
      />
      <TextField
        label={t`怎么称呼`}
        value={caller.draft.name}
        onChange={(name) => caller.set({ name })}
        maxLength={MAX_CALLER_NAME}
      />
      <TextField
        label={t`回电的手机号`}
        hint={t`加密保存，办理的人要联系时才看，会留下记录。不愿意留，可以不写。`}
        keyboard="phone"
        value={form.draft.phone}
        onChange={(phone) => form.set({ phone, refused: null })}
        maxLength={MOST_PHONE}
        error={error}
      />
    </Card>
  )
}
