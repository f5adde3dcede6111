import * as v from 'valibot'
import { useDraft } from '@/client/drafts'
import type { Entry, Told } from '@/client/outbox/entry'
import { KeptPhoto } from '@/client/outbox/entry'
import type { Category } from '@/contract/reports'
import { ClientId, Place, SiteId } from '@/contract/wire'

/** What was typed and photographed, and not handed over yet. */
export const Draft = v.object({
  /** Made at the first try to send, so that any further try stays the same report. */
  client: v.nullable(ClientId),
  photos: v.array(KeptPhoto),
  words: v.string(),
  /** Chosen by a tap; null leaves it to the words. */
  category: v.nullable(v.string()),
  /** Chosen on the map, or where the person was at the first letter. */
  place: v.nullable(Place),
  /** The place is the phone's own, good to about 100 m. */
  rough: v.boolean(),
  address: v.string(),
  /** The name goes along: without a network there is nobody to ask for it. */
  site: v.nullable(v.object({ site: SiteId, zh: v.string(), en: v.optional(v.string()) })),
  anonymous: v.boolean(),
  phone: v.string(),
  /** The field that the cloud did not take, where this one came back. */
  refused: v.nullable(v.string()),
})
export type Draft = v.InferOutput<typeof Draft>

/** Nothing yet. */
export const EMPTY: Draft = {
  client: null,
  photos: [],
  words: '',
  category: null,
  place: null,
  rough: false,
  address: '',
  site: null,
  anonymous: false,
  phone: '',
  refused: null,
}

const NAME = 'report'

/** @param of the one that the outbox gave back; without it the one that is being written anew */
export const draftName = (of?: string) => (of === undefined ? NAME : `${NAME}.${of}`)

export const useReportDraft = (of?: string) => useDraft(draftName(of), Draft, EMPTY)

export type Form = ReturnType<typeof useReportDraft>

/** Whether there is anything in it that somebody would miss. */
export const isBegun = ({ words, photos }: Draft) => words.trim() !== '' || photos.length > 0

/** What the outbox gave back, to be changed. */
export function draftOf({ client, told, photos, state }: Entry): Draft {
  const { words = '', category, at, anonymous = false, phone = '' } = told
  return {
    ...EMPTY,
    client,
    photos: photos.map(({ client: id, name, bytes }) => ({ client: id, name, bytes })),
    words,
    category,
    place: at.by === 'map' ? at.place : null,
    address: at.by === 'map' ? (at.address ?? '') : '',
    site: at.by === 'site' ? { site: v.parse(SiteId, at.site), zh: '' } : null,
    anonymous,
    phone,
    refused: state.is === 'refused' ? (state.field?.split('.')[0] ?? null) : null,
  }
}

/** Where it is: the site whose code was scanned, the place of the map, or where the person is. */
export function atOf({ site, place, address }: Draft, here: Place | undefined): Told['at'] | null {
  if (site) return { by: 'site', site: site.site }
  const at = place ?? here
  if (!at) return null
  const words = address.trim()
  return words === '' ? { by: 'map', place: at } : { by: 'map', place: at, address: words }
}

/** The draft as the contract wants it. */
export function toldOf(draft: Draft, category: Category, at: Told['at']): Told {
  const anonymous = category.anonymous && draft.anonymous
  const phone = draft.phone.trim()
  const told = { words: draft.words, category: category.code, at, anonymous }
  return phone === '' || anonymous ? told : { ...told, phone }
}
