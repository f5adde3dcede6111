import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useNow } from '@/client/clock'
import { holderState, termWords } from '@/client/office-words'
import { usePaging } from '@/client/paging'
import { open, routes } from '@/client/routes'
import { useAsk } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { CardHeading } from '@/components/CardHeading'
import { Pager } from '@/components/Pager'
import { PageState } from '@/components/PageState'
import { Row } from '@/components/Row'
import { Tag } from '@/components/Tag'
import type { AppointmentView } from '@/contract/appointments'
import { dayOf } from '@/contract/calendar.rules'
import type { OperatorId, StreetCode } from '@/contract/wire'

interface PeopleCardProps {
  street: StreetCode
  operator: OperatorId
}

/** One of its people, and what can be done with the appointment. */
function Person({ street, office }: { street: StreetCode; office: AppointmentView }) {
  const { t, i18n } = useLingui()
  const { appointment, name, can } = office
  const { tone, words } = holderState(i18n, office, dayOf(useNow()))
  return (
    <>
      <Row title={name} note={termWords(i18n, office)} side={<Tag tone={tone}>{words}</Tag>} />
      <View className="wrapping">
        {can.change && (
          <Button
            kind="quiet"
            name={t`改动任命：${name}`}
            onTap={() => open(routes.changeAppointment(street, appointment))}
          >
            {t`改动任命`}
          </Button>
        )}
        {can.end && (
          <Button
            kind="quiet"
            name={t`结束任命：${name}`}
            onTap={() => open(routes.endAppointment(street, appointment))}
          >
            {t`结束任命`}
          </Button>
        )}
      </View>
    </>
  )
}

/** Who looks after its sites, for the street's staff, who appoint and end them. */
export function PeopleCard({ street, operator }: PeopleCardProps) {
  const { t } = useLingui()
  const paging = usePaging()
  const wanted = { street, operator, after: paging.after }
  const asked = useAsk('appointments.list', wanted, { keep: false })
  return (
    <Card>
      <CardHeading>{t`它的人`}</CardHeading>
      <PageState query={asked} cards={1}>
        {({ appointments, next }) => (
          <>
            {appointments.map((office) => (
              <View key={office.appointment}>
                <Person street={street} office={office} />
              </View>
            ))}
            {appointments.length === 0 && (
              <View className="small">{t`还没有人。添上的人接受邀请以后，可以管理它的站点。`}</View>
            )}
            <Pager {...paging} forward={paging.forward(next)} />
          </>
        )}
      </PageState>
      <Button
        kind="second"
        icon="plus"
        onTap={() => open(routes.newAppointment(street, operator))}
      >{t`添一个人`}</Button>
      <View className="small">{t`请假、重新邀请在“任职与交接”里办理。`}</View>
    </Card>
  )
}
