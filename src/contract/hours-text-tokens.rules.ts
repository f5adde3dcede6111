/** The words of the hours notation, in both of its languages, and how a text is cut into them. */

type Plain<Is> = Is extends string ? { is: Is } : never

type Token =
  /** Minutes after midnight; `next` where the text says “次日”. */
  | { is: 'time'; minute: number; next: boolean }
  | { is: 'date'; day: string }
  | { is: 'monthDay'; monthDay: string }
  /** 1 = Monday … 7 = Sunday. */
  | { is: 'days'; from: number; to: number }
  | { is: 'note'; words: string }
  | Plain<
      'to' | 'and' | 'colon' | 'end' | 'holidays' | 'makeups' | 'usual' | 'like' | 'shut' | 'all'
    >
  /** What no word of the notation begins with. */
  | { is: 'strange' }

/** A token with the piece of text that it was. */
export type Cut = Token & { text: string }

const WEEKDAYS: readonly RegExp[] = [
  /(周|星期|礼拜)一|mon(day)?\b/,
  /(周|星期|礼拜)二|tue(s|sday)?\b/,
  /(周|星期|礼拜)三|wed(nesday)?\b/,
  /(周|星期|礼拜)四|thu(r|rs|rsday)?\b/,
  /(周|星期|礼拜)五|fri(day)?\b/,
  /(周|星期|礼拜)六|sat(urday)?\b/,
  /(周|星期|礼拜)[日天]|sun(day)?\b/,
]

type Rule = readonly [words: RegExp, token: (match: RegExpExecArray) => Token]

const is = (token: Token) => () => token
const two = (digits: string | undefined) => (digits ?? '').padStart(2, '0')
const time = (next: boolean) => (match: RegExpExecArray) => {
  const [, hour, minute] = match
  return { is: 'time', minute: Number(hour) * 60 + Number(minute), next } as const
}
const date = ([, year, month, day]: RegExpExecArray) =>
  ({ is: 'date', day: `${year}-${two(month)}-${two(day)}` }) as const
const monthDay = ([, month, day]: RegExpExecArray) =>
  ({ is: 'monthDay', monthDay: `${two(month)}-${two(day)}` }) as const

/** “周一至五” */
const shortRange = ([, from, to]: RegExpExecArray) => {
  const weekday = (name: string | undefined) =>
    '一二三四五六日'.indexOf(name === '天' ? '日' : (name ?? '')) + 1
  return { is: 'days', from: weekday(from), to: weekday(to) } as const
}

/** In order: of two that fit, the first is meant. A number of an hour is not cut out of a longer one. */
const RULES: readonly Rule[] = [
  [/(?:次日|翌日|第二天|next day)\s*(\d{1,2})[:：](\d\d)(?!\d)/, time(true)],
  [/(\d{1,2})[:：](\d\d)(?!\d)/, time(false)],
  [/(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/, date],
  [/(\d{4})年(\d{1,2})月(\d{1,2})[日号]/, date],
  [/(\d{1,2})月(\d{1,2})[日号]/, monthDay],
  [/(\d\d)-(\d\d)(?!\d|[:：]\d)/, monthDay],
  [/每[天日]|天天|daily\b|every day\b/, is({ is: 'days', from: 1, to: 7 })],
  [/工作日|weekdays\b/, is({ is: 'days', from: 1, to: 5 })],
  [/周末|双休日|weekends\b/, is({ is: 'days', from: 6, to: 7 })],
  [/周([一二三四五六日天])[-–—~～至到]([一二三四五六日天])/, shortRange],
  [/周六、?[日天]/, is({ is: 'days', from: 6, to: 7 })],
  ...WEEKDAYS.map((words, i): Rule => [words, is({ is: 'days', from: i + 1, to: i + 1 })]),
  [/(法定)?节假日|法定假日|(public )?holidays\b/, is({ is: 'holidays' })],
  [/调休(上班)?日?|make-?up workdays\b/, is({ is: 'makeups' })],
  [/照常|同平时|as usual\b/, is({ is: 'usual' })],
  [/同|as\b/, is({ is: 'like' })],
  [/休息|不开放|关闭|closed\b/, is({ is: 'shut' })],
  [/全天|24\s*小时|all day\b|24 hours\b/, is({ is: 'all' })],
  [/[（(](?:\\[\s\S]|[^\\（()）])*[）)]/, ([text]) => ({ is: 'note', words: text.slice(1, -1) })],
  [/[-–—~～至到]|to\b/, is({ is: 'to' })],
  [/[、，,]|和|and\b/, is({ is: 'and' })],
  [/[:：]/, is({ is: 'colon' })],
  [/[；;。\n]/, is({ is: 'end' })],
]

/** Tied to the beginning of what is left: old phones have no sticky expressions. */
const anchored = RULES.map(
  ([words, token]) => [new RegExp(`^(?:${words.source})`, 'i'), token] as const,
)

function cutAt(rest: string): Cut {
  for (const [words, token] of anchored) {
    const match = words.exec(rest)
    if (match) return { ...token(match), text: match[0] }
  }
  return { is: 'strange', text: rest.split(/[；;\s]/)[0] ?? '' }
}

/** Cuts a text into its words, up to the first one that is strange. */
export function cutHoursText(text: string): Cut[] {
  const cuts: Cut[] = []
  for (let rest = text; ; ) {
    rest = rest.replace(/^[^\S\n]+/, '')
    if (rest === '') return cuts
    const cut = cutAt(rest)
    cuts.push(cut)
    if (cut.is === 'strange') return cuts
    rest = rest.slice(cut.text.length)
  }
}
