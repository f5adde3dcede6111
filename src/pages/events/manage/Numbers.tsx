import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useNow } from '@/client/clock'
import { spanWords } from '@/client/event-words'
import { inLanguage } from '@/client/hours-words'
import { Card } from '@/components/Card'
import { Row } from '@/components/Row'
import type { EventView } from '@/contract/events'

/** Seats and shifts: how many are taken, how many wait. */
export function Numbers({ event }: { event: EventView }) {
  const { t, i18n } = useLingui()
  const now = useNow()
  const { capacity, free, waiting, roles, shifts } = event
  const taken = capacity - free
  const nameOf = (id: string) => {
    const role = roles.find((one) => one.role === id)
    return role ? inLanguage(i18n, role.name) : ''
  }
  return (
    <Card>
      {capacity > 0 && (
        <Row
          icon="people"
          tone="info"
          title={t`名额 ${taken} / ${capacity}`}
          note={waiting > 0 ? t`还有 ${waiting} 人在候补` : t`没有人在候补`}
        />
      )}
      {shifts.map((shift) => {
        const has = shift.seats - shift.free
        const { seats } = shift
        return (
          <Row
            key={shift.shift}
            icon="repair"
            tone="info"
            title={[nameOf(shift.role), spanWords(i18n, shift, now)].join(' ')}
            side={<View className="numbers">{t`${has} / ${seats} 人`}</View>}
          />
        )
      })}
    </Card>
  )
}
