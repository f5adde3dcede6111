import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import * as v from 'valibot'
import { copyText } from '@/client/copy'
import { useDraft } from '@/client/drafts'
import { useRefusalWords } from '@/client/refusal-words'
import { useAct } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Confirm } from '@/components/Confirm'
import { Heading } from '@/components/Heading'
import { Strip } from '@/components/Strip'
import { TextField } from '@/components/TextField'
import type { ComplaintView } from '@/contract/complaints'
import '../complaints.scss'

const MOST = 1000
const LEAST = 4
const Draft = v.object({ words: v.string() })

/** The answer while it is written: kept on the phone, sent with the version that its writer saw. */
export function useAnswering(
  id: string,
  complaint: ComplaintView | undefined,
  refetch: () => unknown,
) {
  const { t } = useLingui()
  const [asking, setAsking] = useState(false)
  const form = useDraft(`answer.${id}`, Draft, { words: '' })
  const answer = useAct('complaints.answer', ['complaints', 'assignments', 'messages', 'history'])
  const words = form.draft.words.trim()
  const send = async () => {
    if (!complaint) return
    const { street, version } = complaint
    try {
      await answer.mutateAsync({ street, complaint: complaint.complaint, version, words })
      form.drop()
    } catch {
      // Whatever it was, the words stay; what stands now is asked for again
      void refetch()
    }
    setAsking(false)
  }
  const short = words.length < LEAST
  const foot: ReactNode = complaint?.can.answer && (
    <Button disabled={short} onTap={() => setAsking(true)}>
      {short ? t`写好答复再发出` : t`发出答复`}
    </Button>
  )
  return { form, foot, asking, close: () => setAsking(false), send, answer }
}

interface AnsweringProps {
  complaint: ComplaintView
  answering: ReturnType<typeof useAnswering>
}

/** Somebody else closed it meanwhile: what was written is not lost. */
function Left({ words }: { words: string }) {
  const { t } = useLingui()
  const [copied, setCopied] = useState(false)
  const copy = async () => setCopied(await copyText(words))
  return (
    <Card>
      <Heading level={3}>{t`您写的答复没有发出，还留在这里`}</Heading>
      <View className="complaint-said">{words}</View>
      <Button kind="second" icon={copied ? 'check' : undefined} onTap={() => void copy()}>
        {copied ? t`已复制` : t`复制这段话`}
      </Button>
    </Card>
  )
}

/** The form of who answers. */
export function Answering({ complaint, answering }: AnsweringProps) {
  const { t } = useLingui()
  const words = useRefusalWords()
  const { form, asking, close, send, answer } = answering
  const { can } = complaint
  const used = form.draft.words.length
  return (
    <>
      {answer.error && <Strip tone="late" icon="warning" {...words(answer.error)} />}
      {!can.answer && used > 0 && <Left words={form.draft.words} />}
      {can.answer && (
        <Card>
          <TextField
            label={t`您的答复`}
            hint={t`写清楚查到了什么、怎么办、什么时候办好。写的时候会自动留在这台设备上。`}
            required
            multiline
            value={form.draft.words}
            onChange={(next) => form.set({ words: next })}
            maxLength={MOST}
          />
          <View className="small numbers word-count">{t`${used} / ${MOST} 字`}</View>
        </Card>
      )}
      <Confirm
        open={asking}
        title={t`发出这份答复`}
        note={t`提交人马上会看到。发出后不能再改。`}
        act={t`发出`}
        busy={answer.isPending}
        onConfirm={() => void send()}
        onClose={close}
      />
    </>
  )
}
