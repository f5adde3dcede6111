import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useNow } from '@/client/clock'
import { spanWords } from '@/client/event-words'
import { inLanguage } from '@/client/hours-words'
import { Card } from '@/components/Card'
import { CardHeading } from '@/components/CardHeading'
import { Heading } from '@/components/Heading'
import { Icon } from '@/components/Icon'
import { Strip } from '@/components/Strip'
import { Tag } from '@/components/Tag'
import { Tap } from '@/components/Tap'
import type { EventView } from '@/contract/events'
import { MAX_OWN_SHIFTS } from '@/contract/signups'
import type { Clash } from './clashes'
import type { Signing } from './useSigning'

type Shift = EventView['shifts'][number]

interface ShiftProps {
  shift: Shift
  chosen: boolean
  clash: Clash | undefined
  onTap: () => void
}

/** 和“公园清扫”9:00–11:00 同时, before anybody sends it. */
function useClashWords(clash: Clash | undefined): string {
  const { t, i18n } = useLingui()
  const now = useNow()
  if (!clash) return ''
  const span = spanWords(i18n, clash, now)
  if (!clash.title) return t`和选好的 ${span} 同时`
  const title = inLanguage(i18n, clash.title)
  return t`和您在“${title}”的 ${span} 同时`
}

/** One shift to take: when, how many are missing, and why it cannot be had. */
function ShiftLine({ shift, chosen, clash, onTap }: ShiftProps) {
  const { t, i18n } = useLingui()
  const words = useClashWords(clash)
  const { free } = shift
  const off = !chosen && (free === 0 || clash !== undefined)
  return (
    <Tap
      className={off ? 'shift shift-off' : 'shift'}
      role="checkbox"
      checked={chosen}
      disabled={off}
      onTap={onTap}
    >
      <View className={chosen ? 'shift-box shift-box-chosen' : 'shift-box'}>
        {chosen && <Icon name="check" size="s" />}
      </View>
      <View className="grow">
        <View className="numbers">{spanWords(i18n, shift, useNow())}</View>
        {words && <View className="small">{words}</View>}
      </View>
      {free > 0 ? <Tag tone="open">{t`还差 ${free} 人`}</Tag> : <Tag>{t`已满`}</Tag>}
    </Tap>
  )
}

/** Shifts to take, by role, each with its brief; two at the same time are told at once. */
export function ShiftsCard({ event, signing }: { event: EventView; signing: Signing }) {
  const { t, i18n } = useLingui()
  const { draft, set, clashes, wrong } = signing
  const take = (id: string) => {
    const others = draft.shifts.filter((one) => one !== id)
    const chosen = others.length < draft.shifts.length
    if (chosen || others.length < MAX_OWN_SHIFTS) set({ shifts: chosen ? others : [...others, id] })
  }
  return (
    <Card>
      <CardHeading>{t`做志愿者（可不选）`}</CardHeading>
      {event.roles.map(({ role, name, brief }) => (
        <View key={role} className="role-part">
          <Heading level={3}>{inLanguage(i18n, name)}</Heading>
          <View className="small event-said">{inLanguage(i18n, brief)}</View>
          {event.shifts
            .filter((shift) => shift.role === role)
            .map((shift) => (
              <ShiftLine
                key={shift.shift}
                shift={shift}
                chosen={draft.shifts.includes(shift.shift)}
                clash={clashes.get(shift.shift)}
                onTap={() => take(shift.shift)}
              />
            ))}
        </View>
      ))}
      {wrong('shifts') && (
        <Strip tone="late" icon="warning" title={t`有两个班次同时，请去掉一个`} />
      )}
    </Card>
  )
}
