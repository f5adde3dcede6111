import { Field, type FieldProps } from '../Field'
import { MomentInput } from './MomentInput'

interface MomentFieldProps extends FieldProps {
  mode: 'date' | 'time'
  value: string
  onChange: (value: string) => void
}

/** A day, or a time of day. */
export function MomentField({ mode, value, onChange, ...field }: MomentFieldProps) {
  return (
    <Field {...field}>
      {(ties) => <MomentInput mode={mode} value={value} onChange={onChange} ties={ties} />}
    </Field>
  )
}
