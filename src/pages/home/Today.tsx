import { useLingui } from '@lingui/react/macro'
import { useNow } from '@/client/clock'
import { eventInRow } from '@/client/event-words'
import { open, routes } from '@/client/routes'
import { useAsk } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { EventLine } from '@/components/events/EventRow'
import { Heading } from '@/components/Heading'
import { Row } from '@/components/Row'
import { phaseOf } from '@/contract/events.rules'
import type { StreetCode } from '@/contract/wire'

/** More are a tap away. */
const SHOWN = 3

/** What is on today, and the way to the rest; without an answer, only the way. */
export function Today({ street }: { street: StreetCode }) {
  const { t, i18n } = useLingui()
  const now = useNow()
  const { data } = useAsk('events.list', { street, when: 'today' })
  const events = (data?.events ?? []).filter((event) => phaseOf(event, now) !== 'over')
  const shown = events.slice(0, SHOWN)
  return (
    <>
      <Heading level={2}>{t`今天的活动`}</Heading>
      <Card>
        {shown.map((event) => {
          const { key, day: _, ...said } = eventInRow(i18n, event, now)
          return (
            <EventLine
              key={key}
              {...said}
              onTap={() => open(routes.event(event.street, event.event))}
            />
          )
        })}
        {shown.length > 0 ? (
          <Button kind="quiet" icon="calendar" onTap={() => open(routes.events(street))}>
            {t`更多活动`}
          </Button>
        ) : (
          <Row
            icon="calendar"
            tone="mine"
            title={t`活动`}
            note={data ? t`今天没有活动了，看看这一周` : t`看看这一周有什么`}
            onTap={() => open(routes.events(street))}
          />
        )}
      </Card>
    </>
  )
}
