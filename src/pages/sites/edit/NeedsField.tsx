import { useLingui } from '@lingui/react/macro'
import { NEEDS, needWords } from '@/client/need-words'
import { Choice } from '@/components/Choice'
import { NEED_ICON } from '@/components/sites/need-icon'
import type { Need } from '@/contract/sites'
import type { Filling } from './form'

/** What somebody may find there. */
export function NeedsField({ filling: { form, set } }: { filling: Filling }) {
  const { t, i18n } = useLingui()
  return (
    <Choice<Need>
      many
      label={t`这里有什么`}
      hint={t`只选亲眼看过、现在能用的。`}
      required
      value={form.needs}
      onChange={(needs) => set({ needs })}
      options={NEEDS.map((need) => ({
        value: need,
        label: needWords(i18n, need),
        icon: NEED_ICON[need],
      }))}
    />
  )
}
