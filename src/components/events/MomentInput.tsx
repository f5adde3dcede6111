import { Picker, View } from '@tarojs/components'
import { aria } from '../aria'
import { inputClass } from '../field-input'
import type { MomentInputProps } from './moment-input'

/** WeChat's own wheels, for a day or for a time of day. */
export function MomentInput({ mode, value, onChange, ties }: MomentInputProps) {
  const said = value === '' ? ties.label : `${ties.label} ${value}`
  return (
    <Picker
      className="tap"
      mode={mode}
      value={value}
      onChange={(event: { detail: { value: string } }) => onChange(event.detail.value)}
      {...aria({ role: 'button', label: said })}
    >
      <View className={inputClass({ multiline: false, ties })}>{value}</View>
    </Picker>
  )
}
