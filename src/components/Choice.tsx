import { View } from '@tarojs/components'
import { aria } from './aria'
import { Chip } from './Chip'
import { Field, type FieldProps } from './Field'
import type { IconName } from './Icon'

export interface Option<T extends string> {
  value: T
  label: string
  icon?: IconName
}

type Chosen<T extends string> =
  | { many?: false; value: T | undefined; onChange: (value: T) => void }
  | { many: true; value: readonly T[]; onChange: (value: T[]) => void }

export type ChoiceProps<T extends string> = FieldProps &
  Chosen<T> & { options: readonly Option<T>[] }

function isChosen<T extends string>(props: Chosen<T>, value: T) {
  return props.many ? props.value.includes(value) : props.value === value
}

function choose<T extends string>(props: Chosen<T>, value: T) {
  if (!props.many) return props.onChange(value)
  const others = props.value.filter((one) => one !== value)
  return props.onChange(isChosen(props, value) ? others : [...others, value])
}

/** One, or several with `many`, of a few answers that are all in sight. */
export function Choice<T extends string>(props: ChoiceProps<T>) {
  const { label, hint, error, required, narrows, options, many = false } = props
  return (
    <Field label={label} hint={hint} error={error} required={required} narrows={narrows}>
      {(ties) => (
        <View
          className="wrapping"
          {...aria({ role: many ? 'group' : 'radiogroup', label: ties.label })}
        >
          {options.map(({ value, label: word, icon }) => (
            <Chip
              key={value}
              label={word}
              icon={icon}
              role={many ? 'checkbox' : 'radio'}
              chosen={isChosen(props, value)}
              onTap={() => choose(props, value)}
            />
          ))}
        </View>
      )}
    </Field>
  )
}
