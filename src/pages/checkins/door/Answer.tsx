import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { checkedWords, outcomeWords } from '@/client/checkin-words'
import { useNow } from '@/client/clock'
import type { Said } from '@/client/door'
import { clockAt, momentAt } from '@/client/event-words'
import { Icon } from '@/components/Icon'
import type { DoorEvent } from '@/contract/checkins'
import { AnswerCard } from '../AnswerCard'
import type { Way } from './useDeeds'
import { whoWords } from './who-words'

interface AnswerProps {
  said: Said | undefined
  about: DoorEvent
  way: Way
}

type Told = Extract<Said, { is: 'answer' }>

/** Whose it is and what it came to; where nothing was done, all that they have. */
function useWho({ line, places }: Told, about: DoorEvent): string | undefined {
  const { i18n } = useLingui()
  const now = useNow()
  if (!line) return undefined
  const meant = line.places.filter(({ place, held }) =>
    places.length > 0 ? places.includes(place) : held,
  )
  return whoWords(i18n, { ...line, places: meant }, about, now)
}

function Outcome({ said, about }: { said: Told; about: DoorEvent }) {
  const { t, i18n } = useLingui()
  const now = useNow()
  const who = useWho(said, about)
  const { tone, is, next } = outcomeWords(i18n, said.outcome)
  const since = said.since && clockAt(said.since)
  const from = momentAt(i18n, about.door, now)
  const early = said.outcome === 'too_early' && Date.parse(about.door) > now
  return (
    <AnswerCard
      tone={tone}
      is={since ? t`${since} ${is}` : is}
      who={who}
      next={early ? t`${from} 开始签到。` : next}
      checked={checkedWords(i18n, said.checked)}
    />
  )
}

/** What the door said last; before that, what to do. */
export function Answer({ said, about, way }: AnswerProps) {
  const { t } = useLingui()
  if (said?.is === 'answer') return <Outcome said={said} about={about} />
  if (said?.is === 'not_ready') {
    return (
      <AnswerCard
        tone="soon"
        is={t`名单还没有到齐`}
        next={t`联网后很快就好；票可以先扫。急着进的，请打电话问主办人。`}
      />
    )
  }
  if (said?.is === 'no_room') {
    return (
      <AnswerCard
        tone="late"
        is={t`没有记下`}
        next={t`这台设备存满了。请清理一些空间，或换一台设备开签到。`}
      />
    )
  }
  return (
    <View className="door-waiting">
      <Icon name="qr" size="l" />
      <View>{way === 'in' ? t`扫票，或按姓名查找` : t`离开时再扫一次票，服务时长记到现在`}</View>
    </View>
  )
}
