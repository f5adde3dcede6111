import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Button } from '@/components/Button'
import { Sheet } from '@/components/Sheet'
import { Strip } from '@/components/Strip'
import { Toggle } from '@/components/Toggle'
import type { DoorId, StreetCode } from '@/contract/wire'
import { useConflictWords } from './conflict-words'
import { useEntering } from './entering'
import { WhoFields } from './WhoFields'

interface EnterSheetProps {
  street: StreetCode
  door: DoorId
  /** The door as people say it. */
  place: string
  /** Entered by somebody of the household, who then answers for them. */
  household?: boolean
  open: boolean
  onClose: () => void
  /** Above the fields, such as the way to another door. */
  children?: ReactNode
}

/** Somebody without a phone is entered at a door, with their consent. */
export function EnterSheet(props: EnterSheetProps) {
  const { t } = useLingui()
  const words = useConflictWords(t`这一户已经满了。`)
  const { street, door, place, household = false, open, onClose, children } = props
  const { draft, set, tried, wrong, send, busy, error } = useEntering(street, door)
  const missing = { name: tried && wrong.name, phone: tried && wrong.phone }
  const enter = async () => {
    if (await send()) onClose()
  }
  return (
    <Sheet
      open={open}
      title={t`登记没有手机的人`}
      onClose={onClose}
      foot={<Button busy={busy} onTap={() => void enter()}>{t`登记`}</Button>}
    >
      <View className="homes-line strong">{place}</View>
      {children}
      {error && <Strip tone="late" icon="warning" {...words(error)} />}
      <WhoFields typed={draft} set={set} wrong={missing} own={false} />
      <Toggle
        label={t`本人同意`}
        note={t`已经当面告诉本人：登记称呼和门牌，用来联系和通知；给同户的人和负责人看；随时可以退出。`}
        checked={draft.agreed}
        onChange={(agreed) => set({ agreed })}
      />
      {tried && !draft.agreed && <Strip tone="late" icon="warning" title={t`要本人同意才能登记`} />}
      {household && (
        <View className="small homes-line">{t`登记后由您替他办事，例如改电话、回复通知。`}</View>
      )}
    </Sheet>
  )
}
