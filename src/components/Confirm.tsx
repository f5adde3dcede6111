import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Button } from './Button'
import { Sheet } from './Sheet'

interface ConfirmProps {
  open: boolean
  title: string
  /** What will happen, and whether it can be taken back. */
  note: string
  /** What the button does, in the words of the deed. */
  act: string
  busy?: boolean
  disabled?: boolean
  onConfirm: () => void
  onClose: () => void
  /** What the deed needs to know, such as a reason. */
  children?: ReactNode
}

/** Asks once before something that others will notice. */
export function Confirm(props: ConfirmProps) {
  const { open, title, note, act, busy, disabled, onConfirm, onClose, children } = props
  return (
    <Sheet
      open={open}
      title={title}
      onClose={onClose}
      foot={
        <Button busy={busy} disabled={disabled} onTap={onConfirm}>
          {act}
        </Button>
      }
    >
      <View>{note}</View>
      {children}
    </Sheet>
  )
}
