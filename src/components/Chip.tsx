import { View } from '@tarojs/components'
import { Icon, type IconName } from './Icon'
import { Tap } from './Tap'
import './Chip.scss'

interface ChipProps {
  label: string
  icon?: IconName
  chosen: boolean
  /** `radio` where choosing one lets go of the others. */
  role?: 'checkbox' | 'radio'
  onTap: () => void
}

/** One of a few words to choose from, on or off. */
export function Chip({ label, icon, chosen, role = 'checkbox', onTap }: ChipProps) {
  const shown = chosen ? 'check' : icon
  return (
    <Tap
      className={chosen ? 'choice choice-chosen' : 'choice'}
      role={role}
      checked={chosen}
      onTap={onTap}
    >
      {shown && <Icon name={shown} size="s" />}
      <View>{label}</View>
    </Tap>
  )
}
