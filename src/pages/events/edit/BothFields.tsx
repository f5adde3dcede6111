import { useLingui } from '@lingui/react/macro'
import { TextField } from '@/components/TextField'
import type { Both } from './form'

interface BothFieldsProps {
  label: string
  hint?: string
  value: Both
  onChange: (value: Both) => void
  /** Beside the Chinese, for those who read it. */
  english: boolean
  maxLength: number
  multiline?: boolean
  error?: string | undefined
}

/** The same words in Chinese and, where the organiser writes it, in English. */
export function BothFields(props: BothFieldsProps) {
  const { label, hint, value, onChange, english, maxLength, multiline, error } = props
  const { t } = useLingui()
  return (
    <>
      <TextField
        label={label}
        hint={hint}
        required
        multiline={multiline}
        value={value.zh}
        // other words in Chinese are others in English, which nobody sees now
        onChange={(zh) => onChange(english ? { ...value, zh } : { zh, en: '' })}
        maxLength={maxLength}
        error={error}
      />
      {english && (
        <TextField
          label={t`${label}（英文）`}
          multiline={multiline}
          value={value.en}
          onChange={(en) => onChange({ ...value, en })}
          maxLength={maxLength}
        />
      )}
    </>
  )
}
