import { useLingui } from '@lingui/react/macro'
import { inLanguage } from '@/client/hours-words'
import { useAsk } from '@/client/useAction'
import { Card } from '@/components/Card'
import { Choice } from '@/components/Choice'
import { TextField } from '@/components/TextField'
import type { StreetCode } from '@/contract/wire'
import { PlaceField } from './PlaceField'
import { useProblemWords } from './problem-words'
import type { EditingSite } from './useEditing'

const MOST_NAME = 30
const MOST_ADDRESS = 60

interface StaffFieldsProps {
  editing: EditingSite
  street: StreetCode
}

function OperatorField({ editing, street }: StaffFieldsProps) {
  const { t, i18n } = useLingui()
  const { form, set } = editing
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
export function StaffFields({ editing, street }: StaffFieldsProps) {
  const { t } = useLingui()
  const words = useProblemWords()
  const { form, problems, set } = editing
  const { name, address } = form
  return (
    <Card>
      <TextField
        label={t`名称`}
        required
        value={name.zh}
        onChange={(zh) => set({ name: { ...name, zh } })}
        maxLength={MOST_NAME}
        error={words(problems, 'name')}
      />
      <TextField
        label={t`英文名称`}
        value={name.en}
        onChange={(en) => set({ name: { ...name, en } })}
        maxLength={MOST_NAME}
      />
      <TextField
        label={t`地址`}
        required
        value={address.zh}
        onChange={(zh) => set({ address: { ...address, zh } })}
        maxLength={MOST_ADDRESS}
        error={words(problems, 'address')}
      />
      <TextField
        label={t`英文地址`}
        value={address.en}
        onChange={(en) => set({ address: { ...address, en } })}
        maxLength={MOST_ADDRESS}
      />
      <PlaceField editing={editing} />
      <OperatorField editing={editing} street={street} />
    </Card>
  )
}
