import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useNow } from '@/client/clock'
import { spanWords } from '@/client/event-words'
import { inLanguage } from '@/client/hours-words'
import { Card } from '@/components/Card'
import { CardHeading } from '@/components/CardHeading'
import { Heading } from '@/components/Heading'
import { Tag } from '@/components/Tag'
import type { EventView } from '@/contract/events'
import './event.scss'

type Shift = EventView['shifts'][number]

/** One shift: when, and how many are still missing. */
function ShiftLine({ shift }: { shift: Shift }) {
  const { t, i18n } = useLingui()
  const { free } = shift
  return (
    <View className="shift-line">
      <View className="grow numbers">{spanWords(i18n, shift, useNow())}</View>
      {free > 0 ? <Tag tone="open">{t`还差 ${free} 人`}</Tag> : <Tag>{t`已满`}</Tag>}
    </View>
  )
}

/** What volunteers do there, with their brief and their shifts. */
export function RolesCard({ event: { roles, shifts } }: { event: EventView }) {
  const { t, i18n } = useLingui()
  if (roles.length === 0) return null
  return (
    <Card>
      <CardHeading>{t({ message: '志愿者', context: 'heading' })}</CardHeading>
      {roles.map(({ role, name, brief }) => (
        <View key={role} className="role-part">
          <Heading level={3}>{inLanguage(i18n, name)}</Heading>
          <View className="small event-said">{inLanguage(i18n, brief)}</View>
          {shifts
            .filter((shift) => shift.role === role)
            .map((shift) => (
              <ShiftLine key={shift.shift} shift={shift} />
            ))}
        </View>
      ))}
    </Card>
  )
}
