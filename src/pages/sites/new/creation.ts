import * as v from 'valibot'
import { middleOf } from '@/client/here'
import type { InputOf } from '@/contract'
import { SiteKind } from '@/contract/sites'
import { Place } from '@/contract/wire'
import { differing, type Field, type Problem, readForm, SiteForm } from '../edit/form'
import { daily, hoursFormOf, Language } from '../edit/hours-form'
import { cornersIn } from '../edit/ring-form'

/** A site that is not there yet, as typed. */
export const Typed = v.object({
  locale: Language,
  kind: SiteKind,
  form: SiteForm,
  /** Made at the first try to send, so that any further try stays the same site. */
  client: v.nullable(v.string()),
})
export type Typed = v.InferOutput<typeof Typed>

const DAYTIME = daily([{ opens: 540, closes: 1020 }])
const none = { zh: '', en: '' }

/** What the form begins with: open from nine to five, the rest to be written. */
export const emptyForm = (locale: Language): SiteForm => ({
  hours: hoursFormOf(DAYTIME, locale),
  needs: [],
  capacity: '',
  intro: none,
  phone: '',
  name: none,
  address: none,
  at: { lng: '', lat: '' },
  operator: '',
  stops: [],
  ring: '',
})

/** Where it is found: a line at its first stop, an area in its middle, unless a place was said. */
function placeOf({ kind, form }: Typed): Place | undefined {
  if (kind === 'line') return form.stops[0]?.at
  const corners = cornersIn(form.ring).filter((one) => v.is(Place, one))
  return kind === 'area' && corners.length > 0 ? middleOf(corners) : undefined
}

function placed(typed: Typed): SiteForm {
  const place = placeOf(typed)
  const at = place ? { lng: String(place.lng), lat: String(place.lat) } : typed.form.at
  return { ...typed.form, at }
}

const ASKED: Record<SiteKind, readonly Field[]> = {
  point: ['name', 'address', 'at', 'needs', 'hours'],
  line: ['name', 'address', 'at', 'needs', 'hours', 'stops'],
  area: ['name', 'address', 'at', 'needs', 'hours', 'ring'],
}

/** What the kind asks for besides the contract: a walk has two ends, an area an outline. */
function missing({ kind, form }: Typed): Problem[] {
  if (kind === 'line' && form.stops.length < 2) return [{ at: 'stops', problem: 'few' }]
  if (kind === 'area' && form.ring.trim() === '') return [{ at: 'ring', problem: 'few' }]
  return []
}

export type NewSite = Omit<InputOf<'sites.create'>, 'street' | 'client'>

/** What would be sent, or all that stands in its way. */
export function creationOf(typed: Typed): { site: NewSite } | { problems: Problem[] } {
  const { values, problems } = readForm(placed(typed), ASKED[typed.kind])
  const all = [...missing(typed), ...problems]
  const { name, address, at, needs, hours, stops, ring } = values
  if (all.length > 0 || !name || !address || !at || !needs || !hours) return { problems: all }
  const site = { kind: typed.kind, name, address, at, needs, hours }
  return {
    site: { ...site, ...(stops && { stops }), ...(ring && { ring }) },
  }
}

/** The problems of what somebody has begun to write: an empty form is not all red. */
export function begun(problems: readonly Problem[], { locale, form }: Typed): Problem[] {
  const touched = differing(form, emptyForm(locale))
  const roots: readonly string[] = touched.includes('hours')
    ? [...touched, 'week', 'seasons', 'holidays', 'makeups', 'exceptions']
    : touched
  return problems.filter(({ at }) => roots.includes(at.split('.')[0] ?? ''))
}
