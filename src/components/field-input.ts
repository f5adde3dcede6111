import type { FieldTies } from './Field'

export interface FieldInputProps {
  value: string
  onChange: (value: string) => void
  placeholder?: string
  multiline?: boolean
  /** In characters; what it protects is said by the contract. */
  maxLength: number
  keyboard?: 'text' | 'number' | 'phone'
  ties: FieldTies
}

export function inputClass({ multiline, ties }: Pick<FieldInputProps, 'multiline' | 'ties'>) {
  const tall = multiline ? ' field-input-tall' : ''
  return `field-input${tall}${ties.invalid ? ' field-input-invalid' : ''}`
}
