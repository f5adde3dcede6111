import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useNow } from '@/client/clock'
import { agoWords } from '@/client/hours-words'
import { messageWords } from '@/client/message-words'
import { usePaging } from '@/client/paging'
import { open, routes } from '@/client/routes'
import { currentStreet } from '@/client/street'
import { useAct, useAsk } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Pager } from '@/components/Pager'
import { PageState } from '@/components/PageState'
import { Row } from '@/components/Row'
import { Tag } from '@/components/Tag'
import type { Message, MessageKind } from '@/contract/messages'
import type { ComplaintId, EventId, InvitationId, ReportId, StreetCode } from '@/contract/wire'

/** More than these are a page of their own. */
const FIRST = 3

/** What its reporter and its followers are told opens the thread; the rest is somebody's work. */
const reportRoute = (kind: MessageKind, street: StreetCode, report: ReportId) =>
  ['report_changed', 'report_looked', 'report_handed'].includes(kind)
    ? routes.report(street, report)
    : routes.handleReport(street, report)

/** Whoever organises it decides; the others look at it. */
const eventRoute = (kind: MessageKind, street: StreetCode, event: EventId) =>
  ['event_short', 'event_too_few'].includes(kind)
    ? routes.manageEvent(street, event)
    : routes.event(street, event)

/** The inbox: what happened, about which thing, and when. */
export function Messages() {
  const { t, i18n } = useLingui()
  const now = useNow()
  const street = currentStreet()
  const [whole, setWhole] = useState(false)
  const paging = usePaging()
  const asked = useAsk('messages.list', { street, after: paging.after }, { keep: false })
  const reading = useAct('messages.read', ['messages'])
  const read = (messages: readonly Message[]) => {
    const unread = messages.filter((one) => !one.read).map(({ message }) => message)
    if (unread.length > 0) reading.mutate({ street, messages: unread })
  }
  const show = (message: Message) => {
    read([message])
    const { kind, subject } = message
    const { noun, id } = subject
    if (noun === 'appointments') open(routes.appointments(street))
    if (noun === 'homes')
      open(kind === 'home_asked' ? routes.homesAsked(street) : routes.homes(street))
    if (kind === 'account_invited') open(routes.moveAccount(street, id as InvitationId))
    if (noun === 'complaints') open(routes.complaint(street, id as ComplaintId))
    if (noun === 'service')
      open(kind === 'hours_to_sign' ? routes.signHours(street) : routes.service(street))
    if (noun === 'events') open(eventRoute(kind, street, id as EventId))
    if (noun === 'reports') open(reportRoute(kind, street, id as ReportId))
  }
  return (
    <PageState
      query={asked}
      cards={1}
      empty={({ messages }) =>
        messages.length === 0 && paging.page === 1
          ? { icon: 'bell', title: t`还没有消息`, note: t`有了答复，会在这里告诉您。` }
          : undefined
      }
    >
      {({ messages, unread, next }) => (
        <Card>
          {messages.slice(0, whole ? undefined : FIRST).map((message) => {
            const { title, which } = messageWords(i18n, message)
            const note = [which, agoWords(i18n, message.at, now)].filter(Boolean).join(' · ')
            return (
              <Row
                key={message.message}
                title={title}
                note={note}
                side={message.read ? undefined : <Tag tone="mine" shape="disc">{t`未读`}</Tag>}
                onTap={() => show(message)}
              />
            )
          })}
          {whole && <Pager {...paging} forward={paging.forward(next)} />}
          {!whole && (messages.length > FIRST || next !== null) && (
            <Button kind="quiet" onTap={() => setWhole(true)}>{t`全部消息`}</Button>
          )}
          {unread > 0 && (
            <Button kind="quiet" busy={reading.isPending} onTap={() => read(messages)}>
              {t`都标为已读`}
            </Button>
          )}
        </Card>
      )}
    </PageState>
  )
}
