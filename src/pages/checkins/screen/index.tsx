import { useLingui } from '@lingui/react/macro'
import { useRouter } from '@tarojs/taro'
import { useDoor } from '@/client/door'
import { PageFrame } from '@/components/PageFrame'
import type { EventId, StreetCode } from '@/contract/wire'
import { Opening } from '../door/Opening'
import { Status } from '../door/Standing'
import { Code } from './Code'
import '@/client/door/start'
import '../checkins.scss'

/** A screen beside the door: people scan its code themselves, with or without a network on this side. */
export default function ScreenPage() {
  const { t } = useLingui()
  const params = useRouter().params
  const [street, event] = [params.street as StreetCode, params.event as EventId]
  const here = useDoor(event)
  if (!here) return <Opening street={street} event={event} />
  const { door, stands } = here
  const shown = stands.about && stands.state !== 'ending' && !stands.foreign
  return (
    <PageFrame title={t`签到码`}>
      {shown && stands.about ? (
        <Code door={door} about={stands.about} />
      ) : (
        <Status stands={stands} />
      )}
    </PageFrame>
  )
}
