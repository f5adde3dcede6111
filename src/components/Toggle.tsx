import { View } from '@tarojs/components'
import { Tap } from './Tap'
import './Row.scss'
import './Toggle.scss'

interface ToggleProps {
  label: string
  note?: string
  checked: boolean
  onChange: (checked: boolean) => void
}

/** Something that is on or off. The whole row is the switch, and the knob moves as well as it colours. */
export function Toggle({ label, note, checked, onChange }: ToggleProps) {
  return (
    <Tap className="row" role="switch" checked={checked} onTap={() => onChange(!checked)}>
      <View className="row-words">
        <View className="strong">{label}</View>
        {note && <View className="small">{note}</View>}
      </View>
      <View className={checked ? 'toggle toggle-on' : 'toggle'}>
        <View className="toggle-knob" />
      </View>
    </Tap>
  )
}
