import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { MomentField } from '@/components/events/MomentField'
import { TextField } from '@/components/TextField'
import { Toggle } from '@/components/Toggle'
import { MAX_BRIEF, MAX_ROLE_NAME } from '@/contract/events'
import { BothFields } from './BothFields'
import { useFaultWords } from './fault-words'
import type { RoleForm, ShiftForm } from './form'
import type { Editing } from './useEditing'
import './edit.scss'

interface ShiftEditorProps {
  shift: ShiftForm
  /** How the contract calls it: shifts.3 */
  at: string
  editing: Editing
  onChange: (shift: ShiftForm) => void
  onRemove: (() => void) | undefined
}

function ShiftEditor({ shift, at, editing, onChange, onRemove }: ShiftEditorProps) {
  const { t } = useLingui()
  const fault = useFaultWords(editing.faults)
  const put = (change: Partial<ShiftForm>) => onChange({ ...shift, ...change })
  return (
    <View className="edit-pair">
      <MomentField
        mode="time"
        label={t`班次从几点`}
        required
        value={shift.from}
        onChange={(from) => put({ from })}
        error={fault(`${at}.from`)}
      />
      <MomentField
        mode="time"
        label={t`班次到几点`}
        required
        value={shift.until}
        onChange={(until) => put({ until })}
        error={fault(`${at}.until`)}
      />
      <TextField
        label={t`要几人`}
        required
        keyboard="number"
        value={shift.seats}
        onChange={(seats) => put({ seats })}
        maxLength={3}
        error={fault(`${at}.seats`)}
      />
      {onRemove && (
        <Button kind="quiet" icon="trash" name={t`去掉班次 ${shift.from}`} onTap={onRemove}>
          {t`去掉班次`}
        </Button>
      )}
    </View>
  )
}

interface RoleEditorProps {
  role: RoleForm
  editing: Editing
  onChange: (role: RoleForm) => void
  onShift: () => void
  onRemove: () => void
}

/** One role: what it is called, what it does, whether it keeps the door, and its shifts. */
export function RoleEditor({ role, editing, onChange, onShift, onRemove }: RoleEditorProps) {
  const { t } = useLingui()
  const { form, faults } = editing
  const fault = useFaultWords(faults)
  const place = form.roles.findIndex(({ id }) => id === role.id)
  const before = form.roles.slice(0, place).reduce((sum, { shifts }) => sum + shifts.length, 0)
  const { shifts } = role
  return (
    <View className="edit-part">
      <BothFields
        label={t`志愿者叫什么`}
        value={role.name}
        onChange={(name) => onChange({ ...role, name })}
        english={form.english}
        maxLength={MAX_ROLE_NAME}
        error={fault(`roles.${place}.name`)}
      />
      <BothFields
        label={t`要做什么`}
        hint={t`做什么、几点到、找谁`}
        multiline
        value={role.brief}
        onChange={(brief) => onChange({ ...role, brief })}
        english={form.english}
        maxLength={MAX_BRIEF}
        error={fault(`roles.${place}.brief`)}
      />
      <Toggle
        label={t`可以在门口签到`}
        note={t`能用自己的手机扫票，看得到名单`}
        checked={role.door}
        onChange={(door) => onChange({ ...role, door })}
      />
      {shifts.map((shift, i) => (
        <ShiftEditor
          key={shift.id}
          shift={shift}
          at={`shifts.${before + i}`}
          editing={editing}
          onChange={(next) =>
            onChange({ ...role, shifts: shifts.map((one, j) => (j === i ? next : one)) })
          }
          onRemove={
            shifts.length > 1
              ? () => onChange({ ...role, shifts: shifts.filter((_, j) => j !== i) })
              : undefined
          }
        />
      ))}
      <View className="wrapping">
        <Button kind="quiet" icon="plus" onTap={onShift}>{t`加一个班次`}</Button>
        <Button
          kind="quiet"
          icon="trash"
          name={t`去掉志愿者 ${role.name.zh}`}
          onTap={onRemove}
        >{t`去掉志愿者`}</Button>
      </View>
    </View>
  )
}
