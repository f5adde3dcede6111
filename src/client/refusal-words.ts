import { useLingui } from '@lingui/react/macro'
import type { ErrorCode } from '@/contract/errors'
import { becauseWords } from './because-words'
import { CallRefused } from './call'
import { type ErrorWords, useErrorWords } from './error-words'

/** Codes whose own sentence knows more than the general words: what changed, which row, how large. */
const TOLD: readonly ErrorCode[] = ['conflict', 'invalid', 'not_found', 'too_large', 'unavailable']

/**
 * The general words of an error, with what it knows besides: in the reader's own language where the
 * cloud says why by name, else in the cloud's own sentence. That one is Chinese: a reader of English
 * gets it only where they ask for it, because it names a row.
 */
export function useRefusalWords(): (error: unknown, inAnyLanguage?: boolean) => ErrorWords {
  const { i18n } = useLingui()
  const words = useErrorWords()
  return (error, inAnyLanguage = false) => {
    const general = words(error)
    if (!(error instanceof CallRefused) || !TOLD.includes(error.code)) return general
    if (error.because) return { title: general.title, note: becauseWords(i18n, error.because) }
    if (i18n.locale !== 'zh-CN' && !inAnyLanguage) return general
    return { title: general.title, note: error.message }
  }
}
