import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useAskToTell } from '@/client/subscribing'
import { Strip } from '@/components/Strip'
import type { MySignup } from '@/contract/signups'

/** Right after signing up: it is done, and WeChat may tell of changes where the person says so. */
export function Reminding({ signup }: { signup: MySignup }) {
  const { t } = useLingui()
  const askToTell = useAskToTell(signup.street)
  const [asked, setAsked] = useState(false)
  const waits = signup.state === 'waiting'
  const remind = () => {
    void askToTell(['event_progress'])
    setAsked(true)
  }
  const offer = process.env.TARO_ENV === 'weapp' && !asked
  return (
    <Strip
      tone="open"
      icon="check"
      title={waits ? t`排上了` : t`报上了`}
      note={
        waits ? t`有空位会按先后问您，请留意消息。` : t`开始前会提醒您；活动有变、取消都会告诉您。`
      }
      act={offer ? { label: t`用微信提醒我`, onTap: remind } : undefined}
    />
  )
}
