import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import * as v from 'valibot'
import { CallRefused } from '@/client/call'
import { useNow } from '@/client/clock'
import { useDraft } from '@/client/drafts'
import { whenWords } from '@/client/event-words'
import { inLanguage } from '@/client/hours-words'
import { useRefusalWords } from '@/client/refusal-words'
import { open, routes } from '@/client/routes'
import { useAct, useAsk } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { Locked } from '@/components/Locked'
import { Notice } from '@/components/Notice'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import { Strip } from '@/components/Strip'
import { TextField } from '@/components/TextField'
import { WriteFirst } from '@/components/WriteFirst'
import { MAX_FEEDBACK_WORDS, MIN_FEEDBACK } from '@/contract/checkins'
import type { EventView } from '@/contract/events'
import type { EventId, StreetCode } from '@/contract/wire'
import { Stars } from './Stars'
import '../checkins.scss'

const Draft = v.object({ stars: v.nullable(v.number()), words: v.string() })

/** What somebody thinks of it, kept on the phone until it is sent. */
function useSaying(street: StreetCode, event: EventId) {
  const form = useDraft(`say.${event}`, Draft, { stars: null, words: '' })
  const saying = useAct('checkins.say', ['checkins'])
  const [said, setSaid] = useState(false)
  const { stars } = form.draft
  const words = form.draft.words.trim()
  const send = async () => {
    if (stars === null) return
    try {
      await saying.mutateAsync({ street, event, stars, ...(words === '' ? {} : { words }) })
      form.drop()
      setSaid(true)
    } catch {
      // what was typed stays, and the error stands above the button
    }
  }
  const again = () => {
    saying.reset()
    setSaid(false)
  }
  return { form, stars, said, again, send: () => void send(), saying }
}

type Saying = ReturnType<typeof useSaying>

/** Who did not come has no part in it; everything else may be tried again. */
function Refused({ error }: { error: unknown }) {
  const { t } = useLingui()
  const words = useRefusalWords()
  if (error instanceof CallRefused && error.code === 'forbidden') {
    return <Strip tone="soon" icon="lock" title={t`到场签到过的人才能评价这场活动`} />
  }
  return <Strip tone="late" icon="warning" {...words(error)} />
}

function Form({ event, saying: { form, stars, saying } }: { event: EventView; saying: Saying }) {
  const { t, i18n } = useLingui()
  const now = useNow()
  const few = MIN_FEEDBACK
  return (
    <>
      <View className="thread-head">
        <Heading level={1}>{inLanguage(i18n, event.title)}</Heading>
        <View className="small numbers">{whenWords(i18n, event, now)}</View>
      </View>
      <WriteFirst />
      <Card>
        <Heading level={2}>{t`您觉得怎么样`}</Heading>
        <Stars value={stars} onChange={(next) => form.set({ stars: next })} />
        <TextField
          label={t`想说的话`}
          multiline
          value={form.draft.words}
          onChange={(next) => form.set({ words: next })}
          maxLength={MAX_FEEDBACK_WORDS}
          hint={t`主办人看得到星和文字，看不到是谁写的；满 ${few} 个人评价才显示。`}
        />
      </Card>
      {saying.error && <Refused error={saying.error} />}
    </>
  )
}

/** What those who came think of it: stars, words, once; given again they take the place of the first. */
export default function SayPage() {
  const { t } = useLingui()
  const params = useRouter().params
  const [street, event] = [params.street as StreetCode, params.event as EventId]
  const asked = useAsk('events.get', { street, event })
  const saying = useSaying(street, event)
  const send = (
    <Button disabled={saying.stars === null} busy={saying.saying.isPending} onTap={saying.send}>
      {t`提交`}
    </Button>
  )
  return (
    <PageFrame title={t`说说这场活动`} foot={!saying.said && asked.data && send}>
      {saying.said ? (
        <>
          <Notice
            icon="check"
            tone="open"
            title={t`谢谢，已经记下`}
            note={t`主办人会看到，但看不到是谁写的。`}
            action={{ label: t`回到活动`, onTap: () => open(routes.event(street, event)) }}
          />
          <Button kind="quiet" icon="edit" onTap={saying.again}>{t`改一改`}</Button>
        </>
      ) : (
        <PageState query={asked} cards={1}>
          {({ event: shown }) =>
            shown.state === 'cancelled' ? (
              <Locked title={t`这场活动没有举行`} note={t`没有举行的活动不用评价。`} />
            ) : (
              <Form event={shown} saying={saying} />
            )
          }
        </PageState>
      )}
    </PageFrame>
  )
}
