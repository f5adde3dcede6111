import { useLingui } from '@lingui/react/macro'
import { Row } from '@/components/Row'
import { TextField } from '@/components/TextField'
import { Toggle } from '@/components/Toggle'
import type { Category } from '@/contract/reports'
import { MOBILE_DIGITS } from '@/contract/wire'
import type { Form } from './draft'

/** Who learns who reported it: no resident ever; handlers too only where the category lets one hide. */
export function Hidden({ form, category }: { form: Form; category: Category | undefined }) {
  const { t } = useLingui()
  if (!category?.anonymous) {
    return (
      <Row
        icon="lock"
        title={t`邻居看不到您是谁`}
        note={t`受理人需要联系时才查看，会留下记录，也会告诉您`}
      />
    )
  }
  return (
    <Toggle
      label={t`对受理人也不留名`}
      note={t`邻居本来就看不到您是谁。不留名，受理人就联系不上您，进展在这里看`}
      checked={form.draft.anonymous}
      onChange={(anonymous) => form.set({ anonymous })}
    />
  )
}

/** Where to call back, if somebody wants to be called. */
export function PhoneField({ form, error }: { form: Form; error: string | undefined }) {
  const { t } = useLingui()
  return (
    <TextField
      label={t`回电号码`}
      hint={t`加密保存，只有受理人要联系您时看得到。`}
      keyboard="phone"
      value={form.draft.phone}
      onChange={(phone) => form.set({ phone, refused: null })}
      maxLength={MOBILE_DIGITS}
      error={error}
    />
  )
}
