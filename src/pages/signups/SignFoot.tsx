import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRefusalWords } from '@/client/refusal-words'
import { useAskToTell } from '@/client/subscribing'
import { partyWords } from '@/client/ticket-words'
import { Button } from '@/components/Button'
import { Strip } from '@/components/Strip'
import type { EventView } from '@/contract/events'
import { seatsOf } from './form'
import type { Signing } from './useSigning'

/** What is asked for, and the one act of the page; a refusal leaves every letter where it is. */
export function SignFoot({ event, signing }: { event: EventView; signing: Signing }) {
  const { t, i18n } = useLingui()
  const words = useRefusalWords()
  const askToTell = useAskToTell(event.street)
  const { draft, stuck, error, busy, send } = signing
  const seats = seatsOf(draft)
  const shifts = draft.shifts.length
  const waits = seats > event.free
  const party = partyWords(i18n, { seats, shifts })
  const tap = () => {
    // first of all: WeChat asks only within the tap
    void askToTell(['event_progress'])
    send()
  }
  return (
    <View className="sign-foot">
      {error && !busy && <Strip tone="late" icon="warning" {...words(error)} />}
      <View className={stuck ? 'small tone-late' : 'small numbers'}>
        {stuck ? t`还有标红的地方要改好。` : party}
      </View>
      <Button busy={busy} onTap={tap}>
        {waits && seats > 0 ? t`报名并候补` : t`报名`}
      </Button>
    </View>
  )
}
