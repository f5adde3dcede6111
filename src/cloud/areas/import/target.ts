import type { AreaLevel } from '@/contract/areas'
import type { AreaCode, Bilingual, Ring } from '@/contract/wire'
import type { AreaRow } from '../repository/versions'
import type { AreaSet } from '../repository/writes'
import type { DraftArea } from './read'

/** What a row makes of an area; it travels from the preview to the step. */
export interface AreaInput {
  code: AreaCode
  level: AreaLevel
  parent: AreaCode | null
  name: Bilingual
  party: Bilingual | null
  ring: Ring
}

/** A row that ends an area which the file no longer has. */
export interface EndInput {
  ends: AreaCode
}

const bilingual = (zh: string, en: string | null | undefined): Bilingual =>
  en ? { zh, en } : { zh }

function partyOf(draft: DraftArea, known: AreaRow | undefined): Bilingual | null {
  const { party, partyEn } = draft
  const zh = party === undefined ? known?.party?.zh : party
  return zh ? bilingual(zh, partyEn === undefined ? known?.party?.en : partyEn) : null
}

/** A feature with what it leaves open as it is. */
export function inputOf(draft: DraftArea, known: AreaRow | undefined): AreaInput {
  const { code, level, name, nameEn, ring } = draft
  return {
    ...{ code, level, ring },
    parent: draft.parent === undefined ? (known?.parent ?? null) : draft.parent,
    name: bilingual(name, nameEn === undefined ? known?.name.en : nameEn),
    party: partyOf(draft, known),
  }
}

/** From the lowest corner around in one direction: the same outline is the same list, however it was drawn. */
function plain(ring: Ring): string {
  const corners = ring.map(({ lng, lat }) => `${lng},${lat}`)
  const turn = ring.reduce((sum, { lng, lat }, i) => {
    const from = ring.at(i - 1) ?? { lng, lat }
    return sum + (lng - from.lng) * (lat + from.lat)
  }, 0)
  const ordered = turn < 0 ? corners.reverse() : corners
  const first = ordered.indexOf([...ordered].sort()[0] ?? '')
  return [...ordered.slice(first), ...ordered.slice(0, first)].join(' ')
}

export const sameRing = (a: Ring, b: Ring): boolean => plain(a) === plain(b)

export const sameWords = (a: Bilingual | null, b: Bilingual | null): boolean =>
  a?.zh === b?.zh && a?.en === b?.en

/** Whether an area is already as a row would make it. */
export const isSame = (known: AreaRow, input: AreaInput): boolean =>
  known.ended === null &&
  known.parent === input.parent &&
  sameWords(known.name, input.name) &&
  sameWords(known.party, input.party) &&
  sameRing(known.ring, input.ring)

/** Areas with the way down to each; undefined where a parent is missing. */
export function withPaths(areas: readonly AreaInput[]): AreaSet[] {
  const by = new Map(areas.map((area) => [area.code, area]))
  const pathOf = ({ code, parent }: AreaInput): AreaCode[] => {
    const above = parent === null ? undefined : by.get(parent)
    return above ? [...pathOf(above), code] : [code]
  }
  return areas.map((area) => ({ ...area, path: pathOf(area) }))
}
