import { useLingui } from '@lingui/react/macro'
import { CallRefused } from '@/client/call'
import type { Draft } from './draft'

/** The contract's own limits, said beside the fields. */
export const MOST_WORDS = 1000
const LEAST_WORDS = 4
export const MOST_CONTACT = 60
const LEAST_CONTACT = 5

type Field = 'line' | 'words' | 'contact'

/** What still has to be written before it can be sent. */
export function missingOf({ line, site, words, contact }: Draft): Field[] {
  const said = contact.trim().length
  const fields: [Field, boolean][] = [
    ['line', line === null || (line === 'site' && site === null)],
    ['words', words.trim().length < LEAST_WORDS],
    ['contact', said > 0 && said < LEAST_CONTACT],
  ]
  return fields.filter(([, missing]) => missing).map(([field]) => field)
}

/** What is wrong with a field, once somebody tried to send. */
export function useFieldWords(error: unknown): Partial<Record<Field, string>> {
  const { t } = useLingui()
  if (!(error instanceof CallRefused)) return {}
  const field = error.field?.split('.')[0]
  if (field === 'about') return { line: t`选一下这件事和谁有关。` }
  if (field === 'words') return { words: t`多写几个字，至少 4 个字，最多 1000 个字。` }
  if (field === 'contact') return { contact: t`写一个电话或邮箱，至少 5 个字。` }
  return {}
}
