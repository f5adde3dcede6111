import { isDeepStrictEqual } from 'node:util'
import type { SiteKind } from '@/contract/sites'
import type { AreaCode, Bilingual, Place } from '@/contract/wire'
import type { SiteSet } from '../repository/writes'
import type { DraftSite } from './read'
import type { KnownSite, SiteFields } from './repository'

/** What a row keeps for `apply`: all fields of a site that it adds, or those that it changes. */
export interface SiteInput {
  key: string
  kind: SiteKind
  fields: Partial<SiteFields>
  /** Puts back what was taken down. */
  back: boolean
  /** Keys of the stops of a line; undefined where they stay. */
  stops?: string[] | undefined
}

export const placeOf = ({ lng, lat }: KnownSite): Place => ({ lng, lat })

/** Chinese of the file beside English of the file, or of the site where the file has no such column. */
function bilingual(zh: string, en: string | null | undefined, now: Bilingual | null): Bilingual {
  const other = en === undefined ? now?.en : en
  return other ? { zh, en: other } : { zh }
}

/** Values of the file where it has the column, else those of the site as it stands. */
export function fieldsOf(
  draft: DraftSite,
  area: AreaCode,
  known: KnownSite | undefined,
): SiteFields {
  const introZh = draft.intro === undefined ? known?.intro?.zh : draft.intro
  return {
    name: bilingual(draft.name, draft.nameEn, known?.name ?? null),
    address: bilingual(draft.address, draft.addressEn, known?.address ?? null),
    at: draft.at,
    area,
    needs: draft.needs ?? known?.needs ?? [],
    hours: draft.hours,
    intro: introZh ? bilingual(introZh, draft.introEn, known?.intro ?? null) : null,
    phone: draft.phone === undefined ? (known?.phone ?? null) : draft.phone,
    capacity: draft.capacity === undefined ? (known?.capacity ?? null) : draft.capacity,
    operator: draft.operator === undefined ? (known?.operator ?? null) : draft.operator,
  }
}

const current = (known: KnownSite): SiteFields => {
  const { name, address, area, needs, hours, intro, phone, capacity, operator } = known
  const at = placeOf(known)
  return { name, address, at, area, needs, hours, intro, phone, capacity, operator }
}

/** Needs have no order. */
const comparable = (key: string, value: unknown) =>
  key === 'needs' ? [...(value as string[])].sort() : value

/** The fields in which a site differs from what the file says. */
export function differing(known: KnownSite, fields: SiteFields): Partial<SiteFields> {
  const now: Record<string, unknown> = { ...current(known) }
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([key, value]) => !isDeepStrictEqual(comparable(key, value), comparable(key, now[key])),
    ),
  )
}

/** The fields that a change sets, as they are before it. */
export function beforeOf(known: KnownSite, set: SiteSet): SiteSet {
  const was: SiteSet = { ...known, at: placeOf(known) }
  return Object.fromEntries(Object.keys(set).map((key) => [key, was[key as keyof SiteSet]]))
}
