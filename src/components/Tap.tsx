import { View } from '@tarojs/components'
import type { KeyboardEvent, ReactNode } from 'react'
import { type Aria, aria } from './aria'
import { wordsOf } from './words-of'

export interface TapProps extends Pick<Aria, 'checked' | 'selected' | 'expanded'> {
  /**
   * What a screen reader says, where the words inside do not say enough; it contains them.
   * A tap with only an icon inside, or with `<Trans>`, needs it.
   */
  name?: string
  onTap: () => void
  role?: 'button' | 'link' | 'checkbox' | 'radio' | 'switch' | 'tab' | 'menuitem'
  disabled?: boolean
  className?: string
  children: ReactNode
}

/** A browser's keyboard does what a finger does. A phone has no use for these. */
function keys(onTap: () => void, disabled: boolean) {
  if (process.env.TARO_ENV !== 'h5') return {}
  return {
    tabIndex: disabled ? -1 : 0,
    onKeyDown(event: KeyboardEvent) {
      if (disabled || event.target !== event.currentTarget) return
      if (event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      onTap()
    },
  }
}

/** A browser names a button by its content; WeChat's reader has to be told. */
function label(name: string | undefined, children: ReactNode) {
  return name ?? (process.env.TARO_ENV === 'h5' ? undefined : wordsOf(children) || undefined)
}

/** Anything that can be tapped, other than a text field. */
export function Tap(props: TapProps) {
  const { name, onTap, role = 'button', disabled = false, className = '', children } = props
  const { checked, selected, expanded } = props
  return (
    <View
      className={`tap ${className}`}
      hoverClass={disabled ? 'none' : 'pressed'}
      hoverStayTime={80}
      onClick={disabled ? undefined : onTap}
      {...aria({
        role,
        label: label(name, children),
        disabled: disabled || undefined,
        checked,
        selected,
        expanded,
      })}
      {...keys(onTap, disabled)}
    >
      {children}
    </View>
  )
}
