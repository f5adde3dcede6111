import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { useNow } from '@/client/clock'
import { open, routes } from '@/client/routes'
import { Button } from '@/components/Button'
import type { EventView } from '@/contract/events'
import { takesSignups } from '@/contract/events.rules'
import type { MySignup } from '@/contract/signups'

/** Whether the person has or waits for something there. */
const isLive = (signup: MySignup | undefined) =>
  signup !== undefined && signup.state !== 'cancelled' && signup.state !== 'lapsed'

/** The one act under the thumb: see one's ticket, sign up, wait in the line; for its organiser, run it. */
export function useMainAct(
  event: EventView | undefined,
  signup: MySignup | undefined,
): ReactNode | undefined {
  const { t } = useLingui()
  const now = useNow()
  if (!event) return undefined
  const { street, event: id, can } = event
  const runs = can.run || can.edit
  const run = runs && (
    <Button kind="second" onTap={() => open(routes.manageEvent(street, id))}>{t`管理`}</Button>
  )
  const both = (main: ReactNode) => (
    <>
      {run}
      {main}
    </>
  )
  if (isLive(signup)) {
    return both(<Button onTap={() => open(routes.ticket(street, id))}>{t`看我的票`}</Button>)
  }
  if (!takesSignups(event, now) || event.notForMe) return run || undefined
  const wanted = event.volunteers > 0
  const words =
    event.capacity === 0
      ? wanted && t`报名做志愿者`
      : event.free > 0
        ? t`报名`
        : wanted
          ? t`报名或候补`
          : t`排队候补`
  if (!words) return run || undefined
  return both(<Button onTap={() => open(routes.signUp(street, id))}>{words}</Button>)
}
