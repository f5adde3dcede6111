import { useLingui } from '@lingui/react/macro'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { officeWords } from '@/client/office-words'
import { useRefusalWords } from '@/client/refusal-words'
import { replace, routes } from '@/client/routes'
import { useAct, useAsk } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Confirm } from '@/components/Confirm'
import { Heading } from '@/components/Heading'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import { Row } from '@/components/Row'
import { Strip } from '@/components/Strip'
import type { OutputOf } from '@/contract'
import type { OpenWork } from '@/contract/appointments'
import type { AppointmentId, PersonId, StreetCode } from '@/contract/wire'
import { Work } from './Work'

const keyOf = ({ subject, kind }: OpenWork) => `${subject.noun} ${subject.id} ${kind}`

/** Whom each piece goes to: the one proposed, until somebody else is chosen. */
function useHands(work: readonly OpenWork[]) {
  const [chosen, choose] = useState<Record<string, PersonId>>({})
  const toOf = (one: OpenWork) => chosen[keyOf(one)] ?? one.proposed ?? undefined
  const hands = work.flatMap((one) => {
    const to = toOf(one)
    return to ? [{ subject: one.subject, kind: one.kind, to }] : []
  })
  const set = (one: OpenWork) => (to: PersonId) => choose({ ...chosen, [keyOf(one)]: to })
  return { toOf, set, hands, whole: hands.length === work.length }
}

type Handover = OutputOf<'appointments.handover'> & { street: StreetCode; again: () => unknown }

/** Piece by piece whose it is next, then the end. */
function Wizard({ street, appointment: office, work, again }: Handover) {
  const { t, i18n } = useLingui()
  const words = useRefusalWords()
  const [asking, setAsking] = useState(false)
  const { toOf, set, hands, whole } = useHands(work)
  const ending = useAct('appointments.end', ['appointments', 'areas', 'assignments', 'history'])
  const { appointment, version, name } = office
  const count = work.length
  const end = async () => {
    try {
      await ending.mutateAsync({ street, appointment, version, hands })
      replace(routes.appointments(street))
    } catch {
      void again()
    }
    setAsking(false)
  }
  return (
    <>
      <Card>
        <Row icon="person" tone="mine" title={name} note={officeWords(i18n, office)} />
      </Card>
      {count > 0 && <Heading level={2}>{t`第一步：${count} 件事交给谁`}</Heading>}
      {work.map((one) => (
        <Work key={keyOf(one)} work={one} to={toOf(one)} onChange={set(one)} />
      ))}
      {count > 0 ? (
        <Heading level={2}>{t`第二步：结束任命`}</Heading>
      ) : (
        <Card>{t`手上没有要交接的事，可以直接结束任命。`}</Card>
      )}
      {ending.error && <Strip tone="late" icon="warning" {...words(ending.error)} />}
      <Button disabled={!whole} onTap={() => setAsking(true)}>
        {count > 0 ? t`交接并结束任命` : t`结束任命`}
      </Button>
      <Confirm
        open={asking}
        title={t`结束${name}的任命`}
        note={
          count > 0
            ? t`${count} 件事会立即交给选好的人，双方都会收到消息；${name}马上不能再办理。不能撤回，可以重新任命。`
            : t`${name}马上不能再办理。不能撤回，可以重新任命。`
        }
        act={t`结束任命`}
        busy={ending.isPending}
        onConfirm={() => void end()}
        onClose={() => setAsking(false)}
      />
    </>
  )
}

/** Ends an appointment once everything that would be left has a next owner. */
export default function EndAppointment() {
  const { t } = useLingui()
  const { street, appointment } = useRouter().params as {
    street: StreetCode
    appointment: AppointmentId
  }
  const asked = useAsk('appointments.handover', { street, appointment }, { keep: false })
  return (
    <PageFrame title={t`交接`}>
      <PageState query={asked}>
        {(handover) => <Wizard street={street} {...handover} again={asked.refetch} />}
      </PageState>
    </PageFrame>
  )
}
