import { View } from '@tarojs/components'
import { FieldInput } from './FieldInput'
import { Icon } from './Icon'
import './Field.scss'

interface SearchFieldProps {
  /** What is looked for; stands in the field until somebody writes. */
  label: string
  value: string
  onChange: (value: string) => void
  maxLength: number
}

/** Narrows a list while one writes. */
export function SearchField({ label, value, onChange, maxLength }: SearchFieldProps) {
  return (
    <View className="search-field">
      <Icon name="search" size="s" tone="plain" />
      <FieldInput
        value={value}
        onChange={onChange}
        placeholder={label}
        maxLength={maxLength}
        ties={{ label, invalid: false }}
      />
    </View>
  )
}
