import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useNow } from '@/client/clock'
import { clockTag } from '@/client/complaint-words'
import { inLanguage } from '@/client/hours-words'
import { useRefusalWords } from '@/client/refusal-words'
import { useAct } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Confirm } from '@/components/Confirm'
import { Row } from '@/components/Row'
import { Strip } from '@/components/Strip'
import { Tag } from '@/components/Tag'
import { TextField } from '@/components/TextField'
import { dayOf } from '@/contract/calendar.rules'
import { MAX_SERVICE_NOTE, type ServiceRecord } from '@/contract/service'
import type { StreetCode } from '@/contract/wire'
import { TOUCHED } from '../touched'
import { placeWords, spanWords } from '../words'
import '../service.scss'

interface AskingProps {
  street: StreetCode
  record: ServiceRecord
  asked: NonNullable<ServiceRecord['asked']>
  /** What was done, in words that stay when the card is gone. */
  onDone: (words: string) => void
}

/** Somebody says that they served longer than their shift: what stood, what they say and why, and the answer. */
export function Asking({ street, record, asked, onDone }: AskingProps) {
  const { t, i18n } = useLingui()
  const words = useRefusalWords()
  const [refusing, setRefusing] = useState(false)
  const [note, setNote] = useState('')
  const signing = useAct('service.sign', TOUCHED)
  const { name, number, shown, version } = record
  const tag = clockTag(i18n, asked, dayOf(useNow()))
  const planned = spanWords(i18n, record.planned)
  const [before, said] = [spanWords(i18n, record), spanWords(i18n, asked)]
  const answer = async (accept: boolean) => {
    const why = accept ? {} : { note: note.trim() }
    const which = { street, record: record.record, version, accept, ...why }
    const done = await signing.mutateAsync(which).catch(() => undefined)
    if (done) onDone(accept ? t`已签字：${name} · ${said}` : t`没有同意：${name} · ${said}`)
  }
  const refused = signing.error && <Strip tone="late" icon="warning" {...words(signing.error)} />
  return (
    <Card edge={tag.tone}>
      <Row
        title={t`${name}：${said}`}
        note={[inLanguage(i18n, shown.title), placeWords(i18n, record)].join(' · ')}
        side={<Tag tone={tag.tone}>{tag.words}</Tag>}
      />
      <View className="service-line">{asked.why}</View>
      <View className="service-line small numbers">{t`班次 ${planned}`}</View>
      <View className="service-line small numbers">{t`现在记的 ${before} · ${number}`}</View>
      {!refusing && refused}
      <View className="service-acts">
        <Button
          kind="second"
          busy={signing.isPending}
          name={t`不同意 ${name} ${said}`}
          onTap={() => setRefusing(true)}
        >{t`不同意`}</Button>
        <Button
          busy={signing.isPending}
          name={t`签字同意 ${name} ${said}`}
          onTap={() => void answer(true)}
        >{t`签字同意`}</Button>
      </View>
      <Confirm
        open={refusing}
        title={t`不同意${name}的更正`}
        note={t`原来的时间不变，原因会给本人看到。`}
        act={t`不同意`}
        busy={signing.isPending}
        disabled={note.trim() === ''}
        onConfirm={() => void answer(false)}
        onClose={() => setRefusing(false)}
      >
        <TextField
          label={t`原因`}
          required
          multiline
          value={note}
          onChange={setNote}
          maxLength={MAX_SERVICE_NOTE}
        />
        {refused}
      </Confirm>
    </Card>
  )
}
