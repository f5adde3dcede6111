import { useLingui } from '@lingui/react/macro'
import { inLanguage } from '@/client/hours-words'
import { useAsk } from '@/client/useAction'
import { Card } from '@/components/Card'
import { Choice } from '@/components/Choice'
import type { StreetCode } from '@/contract/wire'
import type { Filling } from './form'
import { NameFields } from './NameFields'
import { PlaceField } from './PlaceField'

interface StaffFieldsProps {
  filling: Filling
  street: StreetCode
}

function OperatorField({ filling, street }: StaffFieldsProps) {
  const { t, i18n } = useLingui()
  const { form, set } = filling
  const asked = useAsk('sites.operators', { street })
  const operators = asked.data?.operators ?? []
  return (
    <Choice
      label={t`谁来运营`}
      required
      value={form.operator}
      onChange={(operator) => set({ operator })}
      options={[
        { value: '', label: t`街道自己运营` },
        ...operators.map(({ operator, name }) => ({
          value: String(operator),
          label: inLanguage(i18n, name),
        })),
      ]}
    />
  )
}

/** What only the sub-district changes: what it is called, where it is, who runs it. */
export function StaffFields({ filling, street }: StaffFieldsProps) {
  return (
    <Card>
      <NameFields filling={filling} />
      <PlaceField filling={filling} />
      <OperatorField filling={filling} street={street} />
    </Card>
  )
}
