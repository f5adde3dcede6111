import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { aria } from '@/components/aria'
import { Chip } from '@/components/Chip'
import { TextField } from '@/components/TextField'
import { MAX_STEP_WORDS, MIN_STEP_WORDS } from '@/contract/reports'
import type { StepDraft } from './drafts'
import './handle.scss'

export const isSaid = (words: string) => words.trim().length >= MIN_STEP_WORDS

/** What goes along where it may be left out: nothing rather than a letter. */
export const saidOf = (words: string) => (isSaid(words) ? { words: words.trim() } : {})

interface StepWordsProps {
  form: StepDraft
  label: string
  hint?: string
  required?: boolean
  /** What is said most often, one tap each. */
  usual?: readonly string[]
}

/** Why or how far, in a tap or in one's own words; kept from the first letter. */
export function StepWords({ form, label, hint, required, usual = [] }: StepWordsProps) {
  const { t } = useLingui()
  const { words } = form.draft
  return (
    <>
      <TextField
        label={label}
        hint={hint}
        required={required}
        multiline
        value={words}
        onChange={(next) => form.set({ words: next })}
        maxLength={MAX_STEP_WORDS}
      />
      {usual.length > 0 && (
        <View
          className="wrapping handle-usual"
          {...aria({ role: 'radiogroup', label: t`常用的话` })}
        >
          {usual.map((one) => (
            <Chip
              key={one}
              role="radio"
              label={one}
              chosen={words === one}
              onTap={() => form.set({ words: one })}
            />
          ))}
        </View>
      )}
    </>
  )
}
