import { useLingui } from '@lingui/react/macro'
import { useRouter } from '@tarojs/taro'
import * as v from 'valibot'
import { useNow } from '@/client/clock'
import { copyText } from '@/client/copy'
import { useRefusalWords } from '@/client/refusal-words'
import { roleWords } from '@/client/role-words'
import { currentStreet } from '@/client/street'
import { useAsk } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Choice } from '@/components/Choice'
import { InvitationCard } from '@/components/invitations/InvitationCard'
import { Locked } from '@/components/Locked'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import { Strip } from '@/components/Strip'
import { TextField } from '@/components/TextField'
import { levelsOf } from '@/contract/appointments.rules'
import type { Role } from '@/contract/areas'
import { dayOf } from '@/contract/calendar.rules'
import { MOBILE_DIGITS, Mobile, type OperatorId, type StreetCode } from '@/contract/wire'
import { AreaField } from './AreaField'
import { type Creating, useCreating } from './useCreating'

/** The smallest level on which a role is held: a volunteer's is a grid. */
const levelOf = (role: Role) => levelsOf[role].at(-1) ?? 'street'

interface OfficeFieldsProps extends Creating {
  street: StreetCode
  gives: readonly Role[]
}

/** Which role, and where. */
function OfficeFields({ street, gives, draft: { role, area }, set }: OfficeFieldsProps) {
  const { t, i18n } = useLingui()
  // an operator's people are appointed from its own page
  const given = gives.filter((value) => value !== 'operator')
  return (
    <>
      <Choice<Role>
        label={t`岗位`}
        required
        value={role ?? undefined}
        onChange={(value) => set({ role: value, area: null })}
        options={given.map((value) => ({ value, label: roleWords(i18n, value) }))}
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
    </>
  )
}

/** Who, as others will call and reach them. */
function PersonFields({ draft: { name, phone }, set }: Creating) {
  const { t } = useLingui()
  const badPhone = phone !== '' && !v.is(Mobile, phone)
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
        maxLength={MOBILE_DIGITS}
        error={badPhone ? t`请写 11 位手机号` : undefined}
      />
    </>
  )
}

function TermFields({ draft: { from, until }, set, today }: Creating & { today: string }) {
  const { t } = useLingui()
  return (
    <>
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
    </>
  )
}

interface FormProps {
  street: StreetCode
  operator: OperatorId | undefined
  gives: readonly Role[]
}

function Form({ street, operator, gives }: FormProps) {
  const { t } = useLingui()
  const words = useRefusalWords()
  const today = dayOf(useNow())
  const filling = useCreating(street, operator, today)
  const { given, creating, made, send, leave } = filling
  if (made) {
    return (
      <>
        <Strip tone="open" icon="check" title={t`任命好了，请把邀请交给本人`} />
        <InvitationCard made={made.invitation} name={made.name} copy={copyText} />
        <Button kind="second" onTap={leave}>{t`完成`}</Button>
      </>
    )
  }
  return (
    <>
      <PersonFields {...filling} />
      {!operator && <OfficeFields street={street} gives={gives} {...filling} />}
      <TermFields {...filling} today={today} />
      {creating.error && <Strip tone="late" icon="warning" {...words(creating.error)} />}
      <Button disabled={!given} busy={creating.isPending} onTap={() => void send()}>
        {t`任命并生成邀请`}
      </Button>
    </>
  )
}

/** Somebody new gets a role, or joins an operator's people, and an invitation to take it over. */
export default function NewAppointment() {
  const { t } = useLingui()
  const { params } = useRouter()
  const street = (params.street ?? currentStreet()) as StreetCode
  const operator = params.operator as OperatorId | undefined
  const asked = useAsk('appointments.list', { street }, { keep: false })
  const may = (gives: readonly Role[]) => (operator ? gives.includes('operator') : gives.length > 0)
  return (
    <PageFrame title={operator ? t`运营方添一个人` : t`新的任命`}>
      <PageState query={asked}>
        {({ gives }) =>
          may(gives) ? (
            <Form street={street} operator={operator} gives={gives} />
          ) : (
            <Locked title={t`任命由街道和居民区书记办理`} />
          )
        }
      </PageState>
    </PageFrame>
  )
}
