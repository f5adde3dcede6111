import { View } from '@tarojs/components'
import { Icon, type IconName } from './Icon'
import { Tap } from './Tap'
import './Button.scss'

interface ButtonProps {
  /** `main` is the one main act of a page; `second` stands beside it; `quiet` is a word in a line. */
  kind?: 'main' | 'second' | 'quiet'
  icon?: IconName
  disabled?: boolean
  /** While the act is under way: it cannot be done twice. */
  busy?: boolean
  /** Says more than the words seen, and contains them. */
  name?: string
  onTap: () => void
  children: string
}

export function Button(props: ButtonProps) {
  const { kind = 'main', icon, disabled = false, busy = false, onTap, children } = props
  const off = disabled || busy
  return (
    <Tap
      className={`button button-${kind}${off ? ' button-off' : ''}`}
      name={props.name}
      disabled={off}
      onTap={onTap}
    >
      {icon && <Icon name={icon} size="s" />}
      <View>{children}</View>
    </Tap>
  )
}
