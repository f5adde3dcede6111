import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useNow } from '@/client/clock'
import { clockTag } from '@/client/complaint-words'
import { addressWords, homeOwner, relationWords, wayWords } from '@/client/home-words'
import { inLanguage } from '@/client/hours-words'
import { useRefusalWords } from '@/client/refusal-words'
import { useAct } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Icon } from '@/components/Icon'
import { Row } from '@/components/Row'
import { Strip } from '@/components/Strip'
import { Tag } from '@/components/Tag'
import { dayOf } from '@/contract/calendar.rules'
import type { HomeRequest } from '@/contract/homes.shapes'
import type { StreetCode } from '@/contract/wire'
import { TOUCHED } from '../touched'
import { Refusing } from './Refusing'
import '../homes.scss'

interface RequestProps {
  street: StreetCode
  request: HomeRequest
  /** What was done, in words that stay when the card is gone. */
  onDone: (words: string) => void
}

/** Somebody who asks: where, who, how they came, until when; and the answer within the thumb's reach. */
export function Request({ street, request, onDone }: RequestProps) {
  const { t, i18n } = useLingui()
  const words = useRefusalWords()
  const today = dayOf(useNow())
  const [refusing, setRefusing] = useState(false)
  const answering = useAct('homes.answer', TOUCHED)
  const { home, version, name, relation, way, area, door, owner, mine } = request
  const place = addressWords(i18n, door)
  const tag = clockTag(i18n, owner, today)
  const asked = homeOwner(i18n, owner)
  const confirm = async () => {
    const answer = { street, home, version, answer: 'confirmed' as const }
    const done = await answering.mutateAsync(answer).catch(() => undefined)
    if (done) onDone(t`已确认 ${name} · ${place}`)
  }
  const facts = [relationWords(i18n, relation), inLanguage(i18n, area), mine ? '' : t`已请${asked}`]
  return (
    <Card edge={tag.tone}>
      <Row
        title={place}
        note={[name, ...facts].filter(Boolean).join(' · ')}
        side={<Tag tone={tag.tone}>{tag.words}</Tag>}
      />
      <View className="homes-way small">
        <Icon name={way === 'code' ? 'scan' : 'search'} size="s" />
        <View className="grow">{wayWords(i18n, way)}</View>
      </View>
      {answering.error && <Strip tone="late" icon="warning" {...words(answering.error)} />}
      <View className="homes-answer">
        <Button
          kind="second"
          busy={answering.isPending}
          name={t`不确认 ${name}`}
          onTap={() => setRefusing(true)}
        >
          {t`不确认`}
        </Button>
        <Button
          busy={answering.isPending}
          name={t`确认 ${name}`}
          onTap={() => void confirm()}
        >{t`确认`}</Button>
      </View>
      {refusing && (
        <Refusing
          street={street}
          request={request}
          onDone={onDone}
          onClose={() => setRefusing(false)}
        />
      )}
    </Card>
  )
}
