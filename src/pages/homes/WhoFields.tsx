import { useLingui } from '@lingui/react/macro'
import { relationWords } from '@/client/home-words'
import { Choice } from '@/components/Choice'
import { TextField } from '@/components/TextField'
import { MAX_HOME_NAME } from '@/contract/homes'
import { Relation } from '@/contract/homes.shapes'
import { MOBILE_DIGITS } from '@/contract/wire'
import type { Typed } from './entering'

interface WhoFieldsProps {
  typed: Typed
  set: (change: Partial<Typed>) => void
  /** What is wrong; told only once somebody tried to send. */
  wrong: { name: boolean; phone: boolean }
  /** Whether the reader writes about themself. */
  own: boolean
}

/** How somebody belongs there, what they are called, and where they are called on. */
export function WhoFields({ typed, set, wrong, own }: WhoFieldsProps) {
  const { t, i18n } = useLingui()
  const options = Relation.options.map((value) => ({ value, label: relationWords(i18n, value) }))
  return (
    <>
      <Choice<Relation>
        label={own ? t`您和这里的关系` : t`和这里的关系`}
        required
        value={typed.relation}
        onChange={(relation) => set({ relation })}
        options={options}
      />
      <TextField
        label={own ? t`您的称呼` : t`称呼`}
        hint={t`同户的人和负责人认得出就行，例如 王阿婆`}
        required
        value={typed.name}
        onChange={(name) => set({ name })}
        maxLength={MAX_HOME_NAME}
        error={wrong.name ? t`没有填写` : undefined}
      />
      <TextField
        label={t`手机号`}
        hint={t`加密保存，只显示前三位和后四位`}
        keyboard="phone"
        value={typed.phone}
        onChange={(phone) => set({ phone: phone.trim() })}
        maxLength={MOBILE_DIGITS}
        error={wrong.phone ? t`请写 11 位手机号` : undefined}
      />
    </>
  )
}
