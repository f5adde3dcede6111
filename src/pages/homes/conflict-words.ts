import { useLingui } from '@lingui/react/macro'
import { CallRefused } from '@/client/call'
import type { ErrorWords } from '@/client/error-words'
import { useRefusalWords } from '@/client/refusal-words'

/**
 * The words of a refusal, where a conflict is not that somebody changed something meanwhile.
 * @param otherwise what it is, for a reader who does not read the cloud's own sentence
 */
export function useConflictWords(otherwise: string): (error: unknown) => ErrorWords {
  const { t, i18n } = useLingui()
  const words = useRefusalWords()
  return (error) => {
    if (!(error instanceof CallRefused) || error.code !== 'conflict') return words(error)
    const note = i18n.locale === 'zh-CN' ? error.message : otherwise
    return { title: t`没有办成`, note }
  }
}
