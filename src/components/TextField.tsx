import { Field, type FieldProps } from './Field'
import { FieldInput } from './FieldInput'
import type { FieldInputProps } from './field-input'

type TextFieldProps = FieldProps & Omit<FieldInputProps, 'ties'>

export function TextField({ label, hint, error, required, ...input }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} required={required}>
      {(ties) => <FieldInput {...input} ties={ties} />}
    </Field>
  )
}
