import { View } from '@tarojs/components'
import { aria } from './aria'
import './Icon.scss'

/** The drawings of src/styles/icons.scss. */
export type IconName =
  | 'home'
  | 'pin'
  | 'calendar'
  | 'person'
  | 'people'
  | 'camera'
  | 'scan'
  | 'manual'
  | 'bubble'
  | 'phone'
  | 'check'
  | 'cross'
  | 'plus'
  | 'clock'
  | 'back'
  | 'forward'
  | 'down'
  | 'filter'
  | 'map'
  | 'list'
  | 'chart'
  | 'search'
  | 'water'
  | 'step-free'
  | 'toilet'
  | 'charging'
  | 'aed'
  | 'nursing'
  | 'language'
  | 'wifi'
  | 'seat'
  | 'food'
  | 'medicine'
  | 'book'
  | 'child'
  | 'pet'
  | 'parcel'
  | 'umbrella'
  | 'repair'
  | 'print'
  | 'edit'
  | 'upload'
  | 'download'
  | 'trash'
  | 'share'
  | 'bell'
  | 'info'
  | 'warning'
  | 'offline'
  | 'settings'
  | 'lock'
  | 'eye'
  | 'qr'
  | 'route'
  | 'area'
  | 'letters'

/** Colours by meaning, each with its soft ground. */
export type Tone = 'plain' | 'mine' | 'open' | 'soon' | 'late' | 'info'

interface IconProps {
  name: IconName
  size?: 's' | 'm' | 'l'
  /** Without a tone the icon has the colour of the text around it. */
  tone?: Tone
  /** On a soft square plate, as at the head of a row. */
  plate?: boolean
  /** Only for an icon that says what no word beside it says. */
  label?: string
}

export function Icon({ name, size = 'm', tone, plate = false, label }: IconProps) {
  const said = label ? aria({ role: 'img', label }) : {}
  const drawing = `icon icon-${name} icon-${size}`
  if (!plate) return <View className={tone ? `${drawing} tone-${tone}` : drawing} {...said} />
  return (
    <View className={`plate ground-${tone ?? 'plain'} tone-${tone ?? 'plain'}`} {...said}>
      <View className={drawing} />
    </View>
  )
}
