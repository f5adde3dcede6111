import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useAskAgain } from '@/client/ask-again'
import { useRefresh } from '@/client/refresh'
import { open, routes } from '@/client/routes'
import { currentStreet } from '@/client/street'
import { aria } from '@/components/aria'
import { Button } from '@/components/Button'
import { Chip } from '@/components/Chip'
import { PageFrame } from '@/components/PageFrame'
import type { EventId, StreetCode } from '@/contract/wire'
import { Lines, type Of } from './Lines'
import '../signups.scss'

/** Who comes, for whoever runs the event. */
export default function Roster() {
  const { t } = useLingui()
  const { street: said, event: id = '' } = useRouter().params
  const street = (said ?? currentStreet()) as StreetCode
  const event = id as EventId
  const [of, setOf] = useState<Of>('all')
  useRefresh(useAskAgain('signups'))
  const parts: [Of, string][] = [
    ['all', t`全部`],
    ['guests', t`参加的`],
    ['volunteers', t({ message: '志愿者', context: 'heading' })],
    ['waiting', t`候补`],
  ]
  const foot = <Button onTap={() => open(routes.eventDoor(street, event))}>{t`门口签到`}</Button>
  return (
    <PageFrame wide title={t`名单`} foot={foot}>
      <View className="wrapping sign-line" {...aria({ role: 'radiogroup', label: t`看哪些人` })}>
        {parts.map(([part, label]) => (
          <Chip
            key={part}
            label={label}
            role="radio"
            chosen={part === of}
            onTap={() => setOf(part)}
          />
        ))}
      </View>
      <Lines key={of} street={street} event={event} of={of} />
    </PageFrame>
  )
}
