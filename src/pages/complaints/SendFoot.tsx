import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { CallRefused } from '@/client/call'
import { useRefusalWords } from '@/client/refusal-words'
import { useMe } from '@/client/session'
import { useAskToTell } from '@/client/subscribing'
import { Button } from '@/components/Button'
import { Strip } from '@/components/Strip'
import { ANSWER_WORKDAYS } from '@/contract/complaints.rules'
import type { StreetCode } from '@/contract/wire'
import './complaints.scss'
import type { useComplaintDraft, useSending } from './draft'
import { missingOf } from './problems'

interface SendFootProps {
  street: StreetCode
  form: ReturnType<typeof useComplaintDraft>
  sending: ReturnType<typeof useSending>
}

/** The promise, and the one act of the page. */
export function SendFoot({ street, form, sending }: SendFootProps) {
  const { t } = useLingui()
  const words = useRefusalWords()
  const me = useMe().data
  const askToTell = useAskToTell(street)
  const { error, busy } = sending
  const missing = missingOf(form.draft)
  const beside = error instanceof CallRefused && error.code === 'invalid'
  const next = {
    line: t`还要选一下和谁有关`,
    words: t`还要写上发生了什么`,
    contact: t`联系方式还太短`,
  }
  const [first] = missing
  const signedIn = me?.person != null
  const send = () => {
    // first of all: WeChat asks only within the tap
    void askToTell(['report_progress'])
    void sending.send(signedIn).catch(() => undefined)
  }
  return (
    <View className="send-foot">
      {error && !beside && <Strip tone="late" icon="warning" {...words(error)} />}
      <View className="small">
        {first ? next[first] : t`${ANSWER_WORKDAYS} 个工作日内有人答复，不用登录。`}
      </View>
      <Button disabled={missing.length > 0} busy={busy} onTap={send}>{t`提交`}</Button>
    </View>
  )
}
