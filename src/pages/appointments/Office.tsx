import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useNow } from '@/client/clock'
import { copyText } from '@/client/copy'
import { datesWords } from '@/client/day-words'
import { holderState, officeWords, termWords } from '@/client/office-words'
import { open, routes } from '@/client/routes'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { InvitationCard } from '@/components/invitations/InvitationCard'
import { Row } from '@/components/Row'
import { Tag } from '@/components/Tag'
import type { AppointmentView } from '@/contract/appointments'
import { dayOf } from '@/contract/calendar.rules'
import type { MadeInvitation } from '@/contract/invitations'
import type { StreetCode } from '@/contract/wire'
import { Away } from './Away'
import { Inviting } from './Inviting'

/** What else is known of a holder, a line each. */
function useFacts({ from, until, standIn, away, phone, work }: AppointmentView): string[] {
  const { t, i18n } = useLingui()
  const standsIn = standIn?.name
  const days = away && datesWords(i18n, away.from, away.until)
  return [
    termWords(i18n, { from, until }),
    standsIn ? t`代理人：${standsIn}` : t`没有代理人`,
    days ? t`请假：${days}` : '',
    work > 0 ? t`手上 ${work} 件事` : '',
    phone ? t`电话 ${phone}` : '',
  ].filter(Boolean)
}

/** One appointment: who, where, since when, and what may be done with it. */
export function Office({ street, office }: { street: StreetCode; office: AppointmentView }) {
  const { t, i18n } = useLingui()
  const [made, setMade] = useState<MadeInvitation>()
  const state = holderState(i18n, office, dayOf(useNow()))
  const facts = useFacts(office)
  const { can, appointment, name } = office
  return (
    <>
      <Card>
        <Row
          title={name}
          note={officeWords(i18n, office)}
          side={<Tag tone={state.tone}>{state.words}</Tag>}
        />
        <View className="small office-words">{facts.join(' · ')}</View>
        <View className="office-acts">
          {can.away && <Away street={street} office={office} />}
          {can.invite && <Inviting street={street} office={office} onMade={setMade} />}
          {can.change && (
            <Button
              kind="quiet"
              onTap={() => open(routes.changeAppointment(street, appointment))}
              name={t`改动任命：${name}`}
            >
              {t`改动任命`}
            </Button>
          )}
          {can.end && (
            <Button
              kind="quiet"
              onTap={() => open(routes.endAppointment(street, appointment))}
              name={t`结束任命：${name}`}
            >
              {t`结束任命`}
            </Button>
          )}
        </View>
      </Card>
      {made && <InvitationCard made={made} name={name} copy={copyText} />}
    </>
  )
}
