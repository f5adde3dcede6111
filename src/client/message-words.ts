import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Message, MessageKind } from '@/contract/messages'

/** What happened, in one sentence. */
const SENTENCES: Record<MessageKind, MessageDescriptor> = {
  complaint_answered: msg`您的意见有答复了`,
  complaint_climbed: msg`您的意见过了期限，已交给上一级答复`,
  complaint_assigned: msg`有一件意见请您答复`,
}

/** The sentence and which thing it is about. */
export function messageWords(i18n: I18n, { kind, values }: Pick<Message, 'kind' | 'values'>) {
  return { title: i18n._(SENTENCES[kind]), which: values.number ?? '' }
}
