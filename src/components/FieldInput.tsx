import { Input, Textarea } from '@tarojs/components'
import { type FieldInputProps, inputClass } from './field-input'

/** WeChat's own input, above its own keyboard. */
export function FieldInput(props: FieldInputProps) {
  const { value, onChange, placeholder, multiline = false, maxLength, keyboard, ties } = props
  const shared = {
    className: inputClass({ multiline, ties }),
    value,
    placeholder,
    placeholderClass: 'field-placeholder',
    maxlength: maxLength,
    cursorSpacing: 24,
    onInput: (event: { detail: { value: string } }) => onChange(event.detail.value),
    'aria-label': ties.label,
    'aria-invalid': ties.invalid ? 'true' : undefined,
  }
  if (multiline) return <Textarea {...shared} showConfirmBar={false} disableDefaultPadding />
  return <Input {...shared} type={keyboard && keyboard !== 'text' ? 'number' : 'text'} />
}
