import * as v from 'valibot'
import type { InputOf } from '@/contract'
import { type Duties, Duty, type OperatorView } from '@/contract/operators'
import { dutyOf } from '@/contract/review.rules'
import { Name, Phone } from '@/contract/sites'
import { type Bilingual, Day } from '@/contract/wire'

/** An operator and its contract as typed: every figure is still words. */
export const OperatorForm = v.object({
  zh: v.string(),
  en: v.string(),
  phone: v.string(),
  from: v.string(),
  until: v.string(),
  /** Percent of the promised hours. */
  open: v.string(),
  /** Working days, and the percent answered within them. */
  workdays: v.string(),
  replies: v.string(),
  /** Stars on average. */
  rating: v.string(),
  lines: v.array(v.object({ zh: v.string(), en: v.string() })),
  notes: v.string(),
})
export type OperatorForm = v.InferOutput<typeof OperatorForm>
export type Field = keyof OperatorForm

export const emptyForm: OperatorForm = {
  ...{ zh: '', en: '', phone: '', from: '', until: '' },
  ...{ open: '', workdays: '', replies: '', rating: '', lines: [], notes: '' },
}

/** What stands in the cloud, as it would have been typed. */
export function formOf({ name, duties, ...operator }: OperatorView): OperatorForm {
  const { figures, lines } = duties
  const reply = dutyOf(figures, 'replies_within')
  const said = (value: number | undefined) => (value === undefined ? '' : String(value))
  return {
    zh: name.zh,
    en: name.en ?? '',
    phone: operator.phone ?? '',
    from: operator.contractFrom ?? '',
    until: operator.contractUntil ?? '',
    open: said(dutyOf(figures, 'open_as_promised')?.percent),
    workdays: said(reply?.workdays),
    replies: said(reply?.percent),
    rating: said(dutyOf(figures, 'rating')?.average),
    lines: lines.map(({ zh, en }) => ({ zh, en: en ?? '' })),
    notes: operator.notes ?? '',
  }
}

export type Fields = Omit<InputOf<'operators.create'>, 'street' | 'client'>

const bilingual = (zh: string, en: string): Bilingual => {
  const written = en.trim()
  return { zh: zh.trim(), ...(written && { en: written }) }
}

/** The figures as the contract has them; an empty one is no duty. */
function dutiesIn({ open, workdays, replies, rating, lines }: OperatorForm): Duties {
  const figures: Duty[] = []
  if (open.trim()) figures.push({ kind: 'open_as_promised', percent: Number(open) })
  if (workdays.trim() || replies.trim()) {
    const figure = { workdays: Number(workdays), percent: Number(replies) }
    figures.push({ kind: 'replies_within', ...figure })
  }
  if (rating.trim()) figures.push({ kind: 'rating', average: Number(rating) })
  const written = lines.filter(({ zh, en }) => zh.trim() || en.trim())
  return { figures, lines: written.map(({ zh, en }) => bilingual(zh, en)) }
}

/** Where each figure is typed. */
const FIELD: Record<Duty['kind'], Field> = {
  open_as_promised: 'open',
  replies_within: 'replies',
  rating: 'rating',
}

function problemsOf({ name, phone, contractFrom, contractUntil, duties }: Fields): Field[] {
  const isDay = (day: string | null) => day === null || v.is(Day, day)
  const ends = !contractFrom || !contractUntil || contractUntil >= contractFrom
  const wrong: (Field | false)[] = [
    !v.is(Name, name) && 'zh',
    !(phone === null || v.is(Phone, phone)) && 'phone',
    !isDay(contractFrom) && 'from',
    !(isDay(contractUntil) && ends) && 'until',
    duties.lines.some(({ zh }) => zh === '') && 'lines',
  ]
  const figures = duties.figures.filter((duty) => !v.is(Duty, duty)).map(({ kind }) => FIELD[kind])
  return [...wrong.filter((field) => field !== false), ...figures]
}

/** What would be sent, and where it does not fit. */
export function readForm(form: OperatorForm): { fields: Fields; problems: Field[] } {
  const written = (words: string) => words.trim() || null
  const fields: Fields = {
    name: bilingual(form.zh, form.en),
    phone: written(form.phone),
    contractFrom: written(form.from),
    contractUntil: written(form.until),
    duties: dutiesIn(form),
    notes: written(form.notes),
  }
  return { fields, problems: problemsOf(fields) }
}

/** The fields that differ from what stands. */
export function changesOf(form: OperatorForm, standing: OperatorForm): Partial<Fields> {
  const [after, before] = [readForm(form).fields, readForm(standing).fields]
  const same = (field: keyof Fields) =>
    JSON.stringify(after[field]) === JSON.stringify(before[field])
  const changed = (Object.keys(after) as (keyof Fields)[]).filter((field) => !same(field))
  return Object.fromEntries(changed.map((field) => [field, after[field]]))
}
