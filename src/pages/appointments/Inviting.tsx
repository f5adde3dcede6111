import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useRefusalWords } from '@/client/refusal-words'
import { useAct } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Confirm } from '@/components/Confirm'
import { Strip } from '@/components/Strip'
import type { AppointmentView } from '@/contract/appointments'
import type { MadeInvitation } from '@/contract/invitations'
import type { StreetCode } from '@/contract/wire'

interface InvitingProps {
  street: StreetCode
  office: AppointmentView
  onMade: (made: MadeInvitation | undefined) => void
}

/** A fresh invitation for who has not taken over yet; for who has, the way back with a new account. */
export function Inviting({ street, office, onMade }: InvitingProps) {
  const { t } = useLingui()
  const words = useRefusalWords()
  const [asking, setAsking] = useState(false)
  const making = useAct('appointments.invite', ['appointments', 'history'])
  const revoking = useAct('invitations.revoke', ['appointments', 'history'])
  const { appointment, claimed, invited, name } = office
  const kind = claimed ? ('account' as const) : ('appointment' as const)
  const make = async () => {
    const answer = await making.mutateAsync({ street, appointment, kind }).catch(() => undefined)
    setAsking(false)
    onMade(answer?.invitation)
  }
  const revoke = () => {
    if (!invited) return
    const asked = { street, invitation: invited.invitation }
    revoking.mutate(asked, { onSuccess: () => onMade(undefined) })
  }
  const label = claimed ? t`换微信账号` : t`重新邀请`
  const error = making.error ?? revoking.error
  return (
    <>
      <Button
        kind="second"
        busy={making.isPending}
        onTap={() => (claimed ? setAsking(true) : void make())}
        name={`${label} ${name}`}
      >
        {label}
      </Button>
      {invited && (
        <Button kind="quiet" busy={revoking.isPending} onTap={revoke}>{t`收回邀请`}</Button>
      )}
      {error && <Strip tone="late" icon="warning" {...words(error)} />}
      <Confirm
        open={asking}
        title={t`${name}换了微信账号`}
        note={t`请先当面核对本人。对方接受后，原来的微信账号立即退出，岗位、工作和记录都留着。`}
        act={t`已核对，发出邀请`}
        busy={making.isPending}
        onConfirm={() => void make()}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
