import { useLingui } from '@lingui/react/macro'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import * as v from 'valibot'
import { useNow } from '@/client/clock'
import { useDraft } from '@/client/drafts'
import { clientId } from '@/client/random'
import { useRefusalWords } from '@/client/refusal-words'
import { roleWords } from '@/client/role-words'
import { replace, routes } from '@/client/routes'
import { currentStreet } from '@/client/street'
import { useAct, useAsk } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Choice } from '@/components/Choice'
import { Notice } from '@/components/Notice'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import { Strip } from '@/components/Strip'
import { TextField } from '@/components/TextField'
import { levelsOf } from '@/contract/appointments.rules'
import { Role } from '@/contract/areas'
import { dayOf } from '@/contract/calendar.rules'
import type { MadeInvitation } from '@/contract/invitations'
import { AreaCode, type ClientId, Day, Mobile, type StreetCode } from '@/contract/wire'
import { InvitationCard } from '../InvitationCard'
import { AreaField } from './AreaField'

/** A new appointment as typed. */
const Typed = v.object({
  name: v.string(),
  phone: v.string(),
  role: v.nullable(Role),
  area: v.nullable(AreaCode),
  from: v.string(),
  until: v.string(),
  /** Made at the first try, so that any further try stays the same appointment. */
  client: v.nullable(v.string()),
})
type Typed = v.InferOutput<typeof Typed>

/** What would be sent; undefined while something is missing. */
function givenBy({ name, phone, role, area, from, until }: Typed) {
  const whole = name.trim() !== '' && role && area && v.is(Day, from)
  if (!whole || (phone !== '' && !v.is(Mobile, phone))) return undefined
  if (until !== '' && !(v.is(Day, until) && until >= from)) return undefined
  const optional = { ...(phone && { phone }), ...(until && { until }) }
  return { name: name.trim(), role, area, from, ...optional }
}

/** The smallest level on which a role is held: a volunteer's is a grid. */
const levelOf = (role: Role) => levelsOf[role].at(-1) ?? 'street'

function useCreating(street: StreetCode, today: string) {
  const empty: Typed = {
    ...{ name: '', phone: '', role: null, area: null, from: today, until: '', client: null },
  }
  const { draft, set, drop } = useDraft('appointment', Typed, empty)
  const creating = useAct('appointments.create', ['appointments', 'areas'])
  const [made, setMade] = useState<{ name: string; invitation: MadeInvitation }>()
  const given = givenBy(draft)
  const send = async () => {
    if (!given) return
    const client = (draft.client ?? (await clientId())) as ClientId
    set({ client })
    const answer = await creating.mutateAsync({ street, client, ...given }).catch(() => undefined)
    if (!answer) return
    drop()
    if (answer.invitation) setMade({ name: given.name, invitation: answer.invitation })
    else replace(routes.appointments(street))
  }
  return { draft, set, given, creating, made, send }
}

function Form({ street, gives }: { street: StreetCode; gives: readonly Role[] }) {
  const { t, i18n } = useLingui()
  const words = useRefusalWords()
  const today = dayOf(useNow())
  const { draft, set, given, creating, made, send } = useCreating(street, today)
  const { name, phone, role, area, from, until } = draft
  if (made) {
    return (
      <>
        <Strip tone="open" icon="check" title={t`任命好了，请把邀请交给本人`} />
        <InvitationCard made={made.invitation} name={made.name} />
        <Button kind="second" onTap={() => replace(routes.appointments(street))}>{t`完成`}</Button>
      </>
    )
  }
  const badPhone = phone !== '' && !v.is(Mobile, phone)
  const options = gives.map((value) => ({ value, label: roleWords(i18n, value) }))
  return (
    <>
      <TextField
        label={t`姓名`}
        required
        value={name}
        onChange={(value) => set({ name: value })}
        maxLength={30}
      />
      <TextField
        label={t`手机号`}
        hint={t`加密保存，只显示前三位和后四位`}
        keyboard="phone"
        value={phone}
        onChange={(value) => set({ phone: value.trim() })}
        maxLength={11}
        error={badPhone ? t`请写 11 位手机号` : undefined}
      />
      <Choice<Role>
        label={t`岗位`}
        required
        value={role ?? undefined}
        onChange={(value) => set({ role: value, area: null })}
        options={options}
      />
      {role && (
        <AreaField
          key={role}
          street={street}
          level={levelOf(role)}
          value={area ?? undefined}
          onChange={(value) => set({ area: value })}
        />
      )}
      <TextField
        label={t`第一天`}
        required
        value={from}
        onChange={(value) => set({ from: value })}
        maxLength={10}
        hint={t`像 ${today} 这样写`}
      />
      <TextField
        label={t`最后一天`}
        hint={t`不写就一直任职到有人结束它`}
        value={until}
        onChange={(value) => set({ until: value })}
        maxLength={10}
      />
      {creating.error && <Strip tone="late" icon="warning" {...words(creating.error)} />}
      <Button disabled={!given} busy={creating.isPending} onTap={() => void send()}>
        {t`任命并生成邀请`}
      </Button>
    </>
  )
}

/** Somebody new gets a role, and an invitation to take it over. */
export default function NewAppointment() {
  const { t } = useLingui()
  const street = (useRouter().params.street ?? currentStreet()) as StreetCode
  const asked = useAsk('appointments.list', { street }, { keep: false })
  return (
    <PageFrame title={t`新的任命`}>
      <PageState query={asked}>
        {({ gives }) =>
          gives.length > 0 ? (
            <Form street={street} gives={gives} />
          ) : (
            <Notice
              icon="lock"
              title={t`任命由街道和居民区书记办理`}
              note={t`您的身份没有这个权限。`}
            />
          )
        }
      </PageState>
    </PageFrame>
  )
}
