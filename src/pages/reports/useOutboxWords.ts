import { useLingui } from '@lingui/react/macro'
import { becauseWords } from '@/client/because-words'
import { CallRefused } from '@/client/call'
import { useErrorWords } from '@/client/error-words'
import type { OutboxItem } from '@/client/outbox'
import type { Refusal, Wait } from '@/client/outbox/entry'
import type { ReportTag } from '@/components/reports/StateTag'

interface InWords {
  tag: ReportTag
  title: string
  note: string
  /** What its writer can do besides deleting it. */
  acts: { again: boolean; edit: boolean; without: boolean }
}

/** Codes that may be another answer the next time. */
const PASSING = ['too_many', 'unavailable', 'internal', 'sign_in']

const NOTHING: InWords['acts'] = { again: false, edit: false, without: false }

/** What the cloud did not take of it, in the reader's language. */
function useReason() {
  const { t, i18n } = useLingui()
  const general = useErrorWords()
  return ({ code, field, because }: Refusal): string => {
    if (because) return becauseWords(i18n, because)
    if (code === 'photo_lost') return t`有照片不在这台手机上了。可以重拍，或不带照片发送。`
    const [what] = (field ?? '').split('.')
    if (what === 'photos') return t`有照片没有通过。可以重拍，或不带照片发送。`
    if (what === 'at') return t`位置不在本街道，请改一下位置。`
    if (what === 'category') return t`这个类别已经停用，请另选一个。`
    const { title, note } = general(new CallRefused(code, '', field))
    return [title, note].join(t`。`)
  }
}

/** How a report stands that is not with the cloud yet. */
export function useOutboxWords({ state, waits, unsure, photos }: OutboxItem): InWords {
  const { t } = useLingui()
  const reason = useReason()
  const waiting: Record<Wait, [string, string, string]> = {
    turn: [t`发送中`, t`正在发送`, t`可以离开这一页，会接着发。`],
    network: [t`等网络`, t`已保存，有网时自动发送`, t`写的和拍的都在这台手机上。`],
    cloud: [t`等服务`, t`已保存，服务恢复后自动发送`, t`写的和拍的都在这台手机上。`],
    sign_in: [t`等登录`, t`已保存，登录后自动发送`, t`请到“我的”登录。`],
  }
  if (state.is === 'sent') {
    return {
      tag: { tone: 'open', words: t`已送到`, done: true },
      title: state.number,
      note: t`有进展会告诉您。`,
      acts: NOTHING,
    }
  }
  if (state.is === 'refused') {
    const { code, field } = state
    const pictures = code === 'photo_lost' || (field?.startsWith('photos') ?? false)
    return {
      tag: { tone: 'late', words: t`没有送到` },
      title: t`要改一下再发`,
      note: reason(state),
      acts: { again: PASSING.includes(code), edit: !unsure, without: pictures },
    }
  }
  const wait = waits ?? 'turn'
  const [word, title, note] = waiting[wait]
  return {
    tag: { tone: wait === 'turn' ? 'info' : 'soon', words: word },
    title,
    note,
    acts: {
      again: wait === 'network' || wait === 'cloud',
      edit: !unsure && wait !== 'turn',
      without: photos.some((photo) => photo.state === 'lost'),
    },
  }
}
