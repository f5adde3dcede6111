import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { Card } from '@/components/Card'
import { TextField } from '@/components/TextField'
import { Toggle } from '@/components/Toggle'
import { MAX_PARTY } from '@/contract/events'
import { MOBILE_DIGITS } from '@/contract/wire'
import { useFaultWords } from './fault-words'
import type { Editing } from './useEditing'
import './edit.scss'

/** How many come, and whom to call. */
export function SeatsCard({ editing: { form, set, faults } }: { editing: Editing }) {
  const { t } = useLingui()
  const fault = useFaultWords(faults)
  const most = MAX_PARTY
  return (
    <Card>
      <View className="edit-pair">
        <TextField
          label={t`名额`}
          hint={t`只招志愿者就写 0`}
          required
          keyboard="number"
          value={form.capacity}
          onChange={(capacity) => set({ capacity })}
          maxLength={4}
          error={fault('capacity')}
        />
        <TextField
          label={t`一次最多报几人`}
          hint={t`最多 ${most}`}
          required
          keyboard="number"
          value={form.maxParty}
          onChange={(maxParty) => set({ maxParty })}
          maxLength={2}
          error={fault('maxParty')}
        />
      </View>
      <Toggle
        label={t`可以带孩子`}
        note={t`要监护人同意`}
        checked={form.children}
        onChange={(children) => set({ children })}
      />
      <TextField
        label={t`活动联系手机`}
        hint={t`报名的人当天也会打，写随时有人接的`}
        required
        keyboard="phone"
        value={form.phone}
        onChange={(phone) => set({ phone: phone.trim() })}
        maxLength={MOBILE_DIGITS}
        error={fault('phone')}
      />
    </Card>
  )
}
