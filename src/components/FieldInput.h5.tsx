import { type FieldInputProps, inputClass } from './field-input'

const INPUT_MODES = { text: 'text', number: 'numeric', phone: 'tel' } as const

/** A browser's own input: labels, auto-fill and screen readers know it. */
export function FieldInput(props: FieldInputProps) {
  const {
    value,
    onChange,
    placeholder,
    multiline = false,
    maxLength,
    keyboard = 'text',
    ties,
  } = props
  const shared = {
    className: inputClass({ multiline, ties }),
    value,
    placeholder,
    maxLength,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
    'aria-label': ties.label,
    'aria-invalid': ties.invalid,
    'aria-describedby': ties.describedBy,
  }
  if (multiline) return <textarea {...shared} />
  return (
    <input
      {...shared}
      type={keyboard === 'phone' ? 'tel' : 'text'}
      inputMode={INPUT_MODES[keyboard]}
    />
  )
}
