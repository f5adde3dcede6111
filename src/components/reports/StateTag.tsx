import type { Tone } from '../Icon'
import { Tag } from '../Tag'

export interface ReportTag {
  tone: Tone
  words: string
  /** Done: a tick rather than the disc. */
  done?: boolean
}

/** The clock of a report, or how it ended: a shape and a word beside the colour. */
export function StateTag({ tone, words, done = false }: ReportTag) {
  const shape = done ? 'tick' : tone === 'plain' ? 'square' : undefined
  return (
    <Tag tone={tone} shape={shape}>
      {words}
    </Tag>
  )
}
