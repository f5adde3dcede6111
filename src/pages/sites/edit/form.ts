import * as v from 'valibot'
import { hoursProblems } from '@/contract/hours.rules'
import { type RingProblem, ringProblem } from '@/contract/ring.rules'
import { Need, SiteChanges, type SiteView, Stop, staffFields } from '@/contract/sites'
import { HoursForm, hoursFormOf, type Language } from './hours-form'
import { type FormProblem, readHoursForm } from './hours-read'
import { cornersIn, ringText } from './ring-form'

const Words = v.object({ zh: v.string(), en: v.string() })
type Words = v.InferOutput<typeof Words>

/** A site while somebody changes it: everything as typed. */
export const SiteForm = v.object({
  hours: HoursForm,
  needs: v.array(Need),
  capacity: v.string(),
  intro: Words,
  phone: v.string(),
  name: Words,
  address: Words,
  at: v.object({ lng: v.string(), lat: v.string() }),
  /** Empty: run by the street itself. */
  operator: v.string(),
  stops: v.array(Stop),
  /** See ring-form.ts; empty: no outline. */
  ring: v.string(),
})
export type SiteForm = v.InferOutput<typeof SiteForm>
export type Field = keyof SiteForm

/** A form with all that its fields need to show it and to change it. */
export interface Filling {
  locale: Language
  form: SiteForm
  /** Before anything was typed. */
  base: SiteForm
  problems: readonly Problem[]
  set: (change: Partial<SiteForm>) => void
}

const wordsOf = (text: { zh: string; en?: string | undefined } | null): Words => ({
  zh: text?.zh ?? '',
  en: text?.en ?? '',
})

export function formOf(site: SiteView, locale: Language): SiteForm {
  return {
    hours: hoursFormOf(site.hours, locale),
    needs: site.needs,
    capacity: site.capacity === null ? '' : String(site.capacity),
    intro: wordsOf(site.intro),
    phone: site.phone ?? '',
    name: wordsOf(site.name),
    address: wordsOf(site.address),
    at: { lng: String(site.at.lng), lat: String(site.at.lat) },
    operator: site.operator?.operator ?? '',
    stops: site.stops,
    ring: ringText(site.ring ?? []),
  }
}

/** Keys in one order: a draft and an answer may have them in two. */
const inOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value
const same = (a: unknown, b: unknown) => JSON.stringify(a, inOrder) === JSON.stringify(b, inOrder)
const fields = (form: SiteForm) => Object.keys(form) as Field[]

/** Whether a field is for staff only. */
export const isForStaff = (field: Field) => (staffFields as readonly Field[]).includes(field)

/** The fields in which two forms differ. */
export const differing = (a: SiteForm, b: SiteForm): Field[] =>
  fields(a).filter((field) => !same(a[field], b[field]))

/** What was typed on top of what stands now; what somebody else changed and nobody here touched follows. */
export function rebased(typed: SiteForm, seen: SiteForm, fresh: SiteForm): SiteForm {
  const mine = differing(typed, seen)
  return Object.fromEntries(
    fields(fresh).map((field) => [field, mine.includes(field) ? typed[field] : fresh[field]]),
  ) as unknown as SiteForm
}

/** Something that keeps the form from being saved. */
export type Problem =
  | FormProblem
  | { at: string; problem: 'limit' | 'overlap' | 'hidden' | RingProblem }

const text = ({ zh, en }: Words) =>
  en.trim() === '' ? { zh: zh.trim() } : { zh: zh.trim(), en: en.trim() }
const textOrNull = (words: Words) => (words.zh.trim() === '' ? null : text(words))
const orNull = (typed: string) => (typed.trim() === '' ? null : typed.trim())
const number = (typed: string) => (typed.trim() === '' ? Number.NaN : Number(typed))

/** The values of the form as the contract has them, still to be held against it. */
function valuesOf(form: SiteForm): Record<Exclude<Field, 'hours'>, unknown> {
  const { needs, capacity, intro, phone, name, address, at, operator, stops, ring } = form
  return {
    needs,
    capacity: capacity.trim() === '' ? null : number(capacity),
    intro: textOrNull(intro),
    phone: orNull(phone),
    name: text(name),
    address: text(address),
    at: { lng: number(at.lng), lat: number(at.lat) },
    operator: orNull(operator),
    stops: stops.map(({ site }) => site),
    ring: ring.trim() === '' ? null : cornersIn(ring),
  }
}

function hoursIn(form: SiteForm): { value?: unknown; problems: Problem[] } {
  const read = readHoursForm(form.hours)
  if ('problems' in read) return read
  const problems = hoursProblems(read.hours).map(({ field, problem }) => ({ at: field, problem }))
  return { value: read.hours, problems }
}

/** An outline that is drawn and is none; one that is not there is no problem here. */
function ringIn(form: SiteForm): Problem[] {
  const corners = cornersIn(form.ring)
  const problem = corners.length > 0 ? ringProblem(corners) : undefined
  return problem ? [{ at: 'ring', problem }] : []
}

/** The values of some fields, and what is wrong with them. */
export function readForm(
  form: SiteForm,
  wanted: readonly Field[],
): { values: SiteChanges; problems: Problem[] } {
  const hours = wanted.includes('hours') ? hoursIn(form) : { problems: [] }
  const ring = wanted.includes('ring') ? ringIn(form) : []
  const all = { ...valuesOf(form), hours: hours.value }
  const some = Object.fromEntries(
    wanted.flatMap((field) => (all[field] === undefined ? [] : [[field, all[field]]])),
  )
  const parsed = v.safeParse(SiteChanges, some)
  const limits = parsed.success
    ? []
    : parsed.issues.map(({ path }) => ({
        at: path?.map(({ key }) => String(key)).join('.') ?? '',
        problem: 'limit' as const,
      }))
  return {
    values: parsed.success ? parsed.output : {},
    problems: [...hours.problems, ...ring, ...limits],
  }
}

/** What the form changes of a site, and what keeps it from being saved. */
export function changesOf(form: SiteForm, seen: SiteForm) {
  const changed = differing(form, seen)
  const { values, problems } = readForm(form, changed)
  return { changed, changes: values, problems }
}
