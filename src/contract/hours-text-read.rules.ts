import type { DayRule, Span, Spans, Week } from './hours'
import type { Cut } from './hours-text-tokens.rules'

/**
 * - `empty`: no weekday is said at all, here or in a season
 * - `strange`: no word of the notation
 * - `unexpected`: a word of the notation where another must stand
 * - `time`: no such time of a day
 * - `date`: no such day, or the last one before the first
 * - `order`: a closing that is not after its opening (“次日” is missing) or more than 24 hours later, or spans out of order
 * - `twice`: a day or a rule that was said before
 * - `many`: more than six spans a day, six seasons or sixty exceptions
 * - `note`: a note of nothing, or of more than 60 characters
 */
export type HoursTextProblem =
  | 'empty'
  | 'strange'
  | 'unexpected'
  | 'time'
  | 'date'
  | 'order'
  | 'twice'
  | 'many'
  | 'note'

/** Stops the reading of a text; `piece` is what the problem is about. */
export class Wrong extends Error {
  constructor(
    readonly problem: HoursTextProblem,
    readonly piece: string,
  ) {
    super(problem)
  }
}

type Of<Is extends Cut['is']> = Extract<Cut, { is: Is }>

/** Walks over the words of a text. */
export class Reader {
  private at = 0
  constructor(private readonly cuts: readonly Cut[]) {}

  get done(): boolean {
    return this.at >= this.cuts.length
  }

  /** Whether the word that is `ahead` of here is of this kind. */
  sees(is: Cut['is'], ahead = 0): boolean {
    return this.cuts[this.at + ahead]?.is === is
  }

  /** Takes the next word if it is of this kind. */
  take<Is extends Cut['is']>(is: Is): Of<Is> | undefined {
    const cut = this.cuts[this.at]
    if (cut?.is !== is) return undefined
    this.at += 1
    return cut as Of<Is>
  }

  /** Takes the next word, which has to be of this kind. */
  need<Is extends Cut['is']>(is: Is): Of<Is> {
    return this.take(is) ?? this.refuse()
  }

  /** What stands here may not; at the end of the text, its last word asks for more. */
  refuse(): never {
    const cut = this.cuts[this.at] ?? this.cuts[this.at - 1]
    throw new Wrong(cut?.is === 'strange' ? 'strange' : 'unexpected', cut?.text ?? '')
  }
}

function readTime(reader: Reader): Of<'time'> {
  const time = reader.need('time')
  const minutes = Number(time.text.slice(-2))
  if (minutes > 59 || time.minute > (time.next ? 1439 : 1440)) throw new Wrong('time', time.text)
  return time
}

/** Adds a span to those of its day. */
function readSpan(reader: Reader, before: Spans): void {
  const from = readTime(reader)
  if (from.next || from.minute === 1440) throw new Wrong('time', from.text)
  reader.need('to')
  const to = readTime(reader)
  const span: Span = { opens: from.minute, closes: to.minute + (to.next ? 1440 : 0) }
  const earliest = before[before.length - 1]?.closes ?? 0
  const minutes = span.closes - span.opens
  const text = `${from.text}-${to.text}`
  if (span.opens < earliest || minutes <= 0 || minutes > 1440) throw new Wrong('order', text)
  if (before.length === 6) throw new Wrong('many', text)
  before.push(span)
}

/** “休息”, “全天” or spans. */
export function readSpans(reader: Reader): Spans {
  if (reader.take('all')) return [{ opens: 0, closes: 1440 }]
  if (reader.take('shut')) return []
  const spans: Spans = []
  do {
    reader.take('and')
    readSpan(reader, spans)
  } while (reader.sees('time') || (reader.sees('and') && reader.sees('time', 1)))
  return spans
}

/** “照常”, “同周一” or spans. */
export function readRule(reader: Reader): DayRule {
  reader.take('colon')
  if (reader.take('usual')) return { as: 'usual' }
  if (reader.take('like')) {
    const day = reader.need('days')
    if (day.from !== day.to) throw new Wrong('unexpected', day.text)
    return { as: 'weekday', weekday: day.from }
  }
  return { as: 'spans', spans: readSpans(reader) }
}

/** A week while it is read: what was not said yet is undefined. */
export type Draft = (Spans | undefined)[]

/** “周一至周五、周日”: numbers of weekdays that the week does not have yet; a range may pass Sunday. */
function readDays(reader: Reader, week: Draft): number[] {
  const days: number[] = []
  do {
    reader.take('and')
    const first = reader.need('days')
    const last = first.from === first.to && reader.take('to') ? reader.need('days') : first
    for (let day = first.from; ; day = (day % 7) + 1) {
      if (week[day - 1] || days.includes(day)) throw new Wrong('twice', first.text)
      days.push(day)
      if (day === last.to) break
    }
  } while (reader.sees('days') || (reader.sees('and') && reader.sees('days', 1)))
  return days
}

/** One group of days and what they say. */
export function readGroup(reader: Reader, week: Draft): void {
  const days = readDays(reader, week)
  reader.take('colon')
  const spans = readSpans(reader)
  for (const day of days) week[day - 1] = spans
}

/** The week with what was not said closed. */
export function weekOf(draft: Draft, piece: string): Week {
  if (draft.every((spans) => spans === undefined)) throw new Wrong('empty', piece)
  return Array.from({ length: 7 }, (_, i) => draft[i] ?? [])
}
