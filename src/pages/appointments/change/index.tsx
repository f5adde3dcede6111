import { useLingui } from '@lingui/react/macro'
import { useRouter } from '@tarojs/taro'
import { CallRefused } from '@/client/call'
import { useNow } from '@/client/clock'
import { useHistory } from '@/client/history'
import { officeWords, termWords } from '@/client/office-words'
import { useRefusalWords } from '@/client/refusal-words'
import { useAsk } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { HistoryCard } from '@/components/HistoryCard'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import { Row } from '@/components/Row'
import { Strip } from '@/components/Strip'
import { TextField } from '@/components/TextField'
import type { OutputOf } from '@/contract'
import { dayOf } from '@/contract/calendar.rules'
import type { AppointmentId, StreetCode } from '@/contract/wire'
import { StandInField } from './StandInField'
import { useChanging } from './useChanging'

type Answer = OutputOf<'appointments.get'>
type FormProps = Answer & {
  street: StreetCode
  again: () => Promise<{ data?: Answer | undefined }>
}

/** The last day and the stand-in: all of an appointment that can change. */
function Form({ street, appointment: office, near, again }: FormProps) {
  const { t } = useLingui()
  const words = useRefusalWords()
  const today = dayOf(useNow())
  const changing = useChanging({ street, office, again }, today)
  const { form, set, sound, changed, save, drop, saved, busy, error } = changing
  return (
    <>
      <Heading level={2}>{t`任期和代理人`}</Heading>
      <Card>
        <TextField
          label={t`最后一天`}
          hint={t`不写就一直任职到有人结束它；像 ${today} 这样写`}
          value={form.until}
          onChange={(until) => set({ until })}
          maxLength={10}
          error={sound ? undefined : t`请写对日期：不早于第一天，也不早于今天`}
        />
        <StandInField
          street={street}
          holder={office.person}
          near={near}
          value={form.standIn}
          onChange={(standIn) => set({ standIn })}
        />
      </Card>
      {error && <Strip tone="late" icon="warning" {...words(error)} />}
      {saved && <Strip tone="open" icon="check" title={t`已保存，本人会收到消息`} />}
      <Button disabled={!changed || !sound} busy={busy} onTap={() => void save()}>
        {t`保存改动`}
      </Button>
      {changed && <Button kind="quiet" disabled={busy} onTap={drop}>{t`放弃修改`}</Button>}
    </>
  )
}

function Office({ appointment: office }: Pick<Answer, 'appointment'>) {
  const { i18n } = useLingui()
  return (
    <Card>
      <Row icon="person" tone="mine" title={office.name} note={officeWords(i18n, office)} />
      <Row icon="calendar" title={termWords(i18n, office)} />
    </Card>
  )
}

function Past({ street, appointment }: { street: StreetCode; appointment: AppointmentId }) {
  const subject = { noun: 'appointments', id: appointment } as const
  return <HistoryCard {...useHistory(street, subject)} />
}

/** One appointment: when it ends, who stands in, and everything that happened to it. */
export default function ChangeAppointment() {
  const { t } = useLingui()
  const which = useRouter().params as { street: StreetCode; appointment: AppointmentId }
  const { street, appointment } = which
  const asked = useAsk('appointments.get', { street, appointment }, { keep: false })
  const lost = (error: unknown) =>
    error instanceof CallRefused && ['not_found', 'invalid'].includes(error.code)
      ? { title: t`没有找到这项任命`, note: t`可以回到任职名单再找一次。` }
      : undefined
  return (
    <PageFrame title={t`改动任命`}>
      <PageState query={asked} failure={lost}>
        {(answer) => (
          <>
            <Office appointment={answer.appointment} />
            {answer.appointment.can.change ? (
              <Form street={street} {...answer} again={asked.refetch} />
            ) : (
              <Card>{t`这项任命由任命它的人管理，您可以看它的记录。`}</Card>
            )}
            <Past street={street} appointment={appointment} />
          </>
        )}
      </PageState>
    </PageFrame>
  )
}
