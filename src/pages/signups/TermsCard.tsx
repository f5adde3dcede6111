import { useLingui } from '@lingui/react/macro'
import { useNow } from '@/client/clock'
import { dayAt } from '@/client/event-words'
import { Card } from '@/components/Card'
import { Strip } from '@/components/Strip'
import { TextField } from '@/components/TextField'
import { Toggle } from '@/components/Toggle'
import type { EventView } from '@/contract/events'
import { MOBILE_DIGITS } from '@/contract/wire'
import type { Signing } from './useSigning'

/** The phone, with why it helps, and what is kept until when. */
export function TermsCard({ event, signing }: { event: EventView; signing: Signing }) {
  const { t, i18n } = useLingui()
  const { draft, set, wrong } = signing
  const day = dayAt(i18n, event.forgotten, useNow())
  return (
    <Card>
      <TextField
        label={t`手机号`}
        hint={t`活动有变能打给您；到了门口报后四位也找得到您。加密保存。`}
        keyboard="phone"
        value={draft.phone}
        onChange={(phone) => set({ phone: phone.trim() })}
        maxLength={MOBILE_DIGITS}
        error={wrong('phone') ? t`请写 11 位手机号` : undefined}
      />
      <Toggle
        label={t`我同意`}
        note={t`称呼、同行的人、回答和电话给组织者看，用来安排和签到；${day}删除。`}
        checked={draft.agreed}
        onChange={(agreed) => set({ agreed })}
      />
      {wrong('agreed') && <Strip tone="late" icon="warning" title={t`要您同意才能报名`} />}
    </Card>
  )
}
