import { useLingui } from '@lingui/react/macro'
import { Popup } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from './aria'
import { useDialogKeys } from './dialog-keys'
import { Heading } from './Heading'
import { Icon } from './Icon'
import { Tap } from './Tap'
import './Sheet.scss'

interface SheetProps {
  open: boolean
  title: string
  onClose: () => void
  /** The one act of the sheet, within the thumb's reach. */
  foot?: ReactNode
  children: ReactNode
}

/** A short task over the page, from the bottom. */
export function Sheet({ open, title, onClose, foot, children }: SheetProps) {
  const { t } = useLingui()
  const keys = useDialogKeys(open, onClose)
  return (
    <Popup
      visible={open}
      position="bottom"
      round
      lockScroll
      duration={160}
      destroyOnClose
      onClose={onClose}
    >
      <View className="sheet" {...aria({ role: 'dialog', label: title, modal: true })} {...keys}>
        <View className="sheet-head">
          <View className="grow">
            <Heading level={2}>{title}</Heading>
          </View>
          <Tap className="sheet-close" name={t`关闭`} onTap={onClose}>
            <Icon name="cross" />
          </Tap>
        </View>
        <View className="sheet-body">{children}</View>
        {foot && <View className="sheet-foot">{foot}</View>}
      </View>
    </Popup>
  )
}
