import { useLingui } from '@lingui/react/macro'
import { Text, View } from '@tarojs/components'
import { type ReactNode, useId } from 'react'
import { Icon } from './Icon'
import './Field.scss'

export interface FieldProps {
  label: string
  /** What to write, or why we ask. */
  hint?: string
  /** What is wrong and how to right it. */
  error?: string
  required?: boolean
  /** It chooses what is shown: nothing that somebody could leave empty. */
  narrows?: boolean
}

/** What ties a control to the words around it. */
export interface FieldTies {
  label: string
  invalid: boolean
  /** Id of the hint and the error, for a browser; nothing where neither can be. */
  describedBy?: string
}

/** Label, hint and error around one control. A phone's reader hears them with the control's name. */
export function Field(props: FieldProps & { children: (ties: FieldTies) => ReactNode }) {
  const { label, hint, error, required = false, narrows = false, children } = props
  const { t } = useLingui()
  const describedBy = useId()
  const words = [required ? t`${label}，必填` : label, hint, error].filter(Boolean).join('。')
  const said = process.env.TARO_ENV === 'h5' ? (required ? t`${label}，必填` : label) : words
  return (
    <View className="field">
      <View className="field-label">
        {label}
        {!required && !narrows && <Text className="small">{t`（可不填）`}</Text>}
      </View>
      {children({ label: said, invalid: Boolean(error), describedBy })}
      <View id={describedBy}>
        {hint && <View className="small">{hint}</View>}
        {error && (
          <View className="field-error tone-late">
            <Icon name="warning" size="s" />
            <View>{error}</View>
          </View>
        )}
      </View>
    </View>
  )
}
