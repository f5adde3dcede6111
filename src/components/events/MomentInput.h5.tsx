import { inputClass } from '../field-input'
import type { MomentInputProps } from './moment-input'

/** A browser's own way to choose a day or a time of day. */
export function MomentInput({ mode, value, onChange, ties }: MomentInputProps) {
  return (
    <input
      className={inputClass({ multiline: false, ties })}
      type={mode}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      aria-label={ties.label}
      aria-invalid={ties.invalid}
      aria-describedby={ties.describedBy}
    />
  )
}
