import * as v from 'valibot'
import { hoursProblems } from '@/contract/hours.rules'
import type { Need } from '@/contract/sites'
import { SiteChanges, type SiteView } from '@/contract/sites'
import { type FormProblem, type HoursForm, hoursFormOf, readHoursForm } from './hours-form'

interface Words {
  zh: string
  en: string
}

/** A site while somebody changes it: everything as typed. */
export interface SiteForm {
  hours: HoursForm
  needs: Need[]
  capacity: string
  intro: Words
  phone: string
  name: Words
  address: Words
  at: { lng: string; lat: string }
  /** Empty: run by the street itself. */
  operator: string
}

export type Field = keyof SiteForm

const wordsOf = (text: { zh: string; en?: string | undefined } | null): Words => ({
  zh: text?.zh ?? '',
  en: text?.en ?? '',
})

export function formOf(site: SiteView, locale: 'zh' | 'en'): SiteForm {
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
  }
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
const fields = (form: SiteForm) => Object.keys(form) as Field[]

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
export type Problem = FormProblem | { at: string; problem: 'limit' | 'overlap' | 'hidden' }

const text = ({ zh, en }: Words) =>
  en.trim() === '' ? { zh: zh.trim() } : { zh: zh.trim(), en: en.trim() }
const textOrNull = (words: Words) => (words.zh.trim() === '' ? null : text(words))
const orNull = (typed: string) => (typed.trim() === '' ? null : typed.trim())
const number = (typed: string) => (typed.trim() === '' ? Number.NaN : Number(typed))

/** The values of the form as the contract has them, still to be held against it. */
function valuesOf(form: SiteForm): Record<Exclude<Field, 'hours'>, unknown> {
  const { needs, capacity, intro, phone, name, address, at, operator } = form
  return {
    needs,
    capacity: capacity.trim() === '' ? null : number(capacity),
    intro: textOrNull(intro),
    phone: orNull(phone),
    name: text(name),
    address: text(address),
    at: { lng: number(at.lng), lat: number(at.lat) },
    operator: orNull(operator),
  }
}

function hoursIn(form: SiteForm): { value?: unknown; problems: Problem[] } {
  const read = readHoursForm(form.hours)
  if ('problems' in read) return read
  const problems = hoursProblems(read.hours).map(({ field, problem }) => ({ at: field, problem }))
  return { value: read.hours, problems }
}

/** What the form changes of a site, and what keeps it from being saved. */
export function changesOf(
  form: SiteForm,
  seen: SiteForm,
): { changed: Field[]; changes: SiteChanges; problems: Problem[] } {
  const changed = differing(form, seen)
  const hours = changed.includes('hours') ? hoursIn(form) : { problems: [] }
  const values = { ...valuesOf(form), hours: hours.value }
  const wanted = Object.fromEntries(
    changed.flatMap((field) => (values[field] === undefined ? [] : [[field, values[field]]])),
  )
  const parsed = v.safeParse(SiteChanges, wanted)
  const limits = parsed.success
    ? []
    : parsed.issues.map(({ path }) => ({
        at: path?.map(({ key }) => String(key)).join('.') ?? '',
        problem: 'limit' as const,
      }))
  return {
    changed,
    changes: parsed.success ? parsed.output : {},
    problems: [...hours.problems, ...limits],
  }
}
