import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { aria } from '@/components/aria'
import { Chip } from '@/components/Chip'
import { TextField } from '@/components/TextField'
import { MAX_HOME_NOTE } from '@/contract/homes'

interface ReasonProps {
  /** What is said most often, one tap each. */
  usual: readonly string[]
  value: string
  onChange: (note: string) => void
}

/** Why, in a tap or in one's own words. */
export function Reason({ usual, value, onChange }: ReasonProps) {
  const { t } = useLingui()
  return (
    <>
      <View className="wrapping homes-line" {...aria({ role: 'radiogroup', label: t`常见的原因` })}>
        {usual.map((label) => (
          <Chip
            key={label}
            role="radio"
            label={label}
            chosen={value === label}
            onTap={() => onChange(label)}
          />
        ))}
      </View>
      <TextField
        label={t`原因`}
        required
        multiline
        value={value}
        onChange={onChange}
        maxLength={MAX_HOME_NOTE}
      />
    </>
  )
}
