import * as v from 'valibot'
import type { InputOf } from '@/contract'
import { Because, ErrorCode } from '@/contract/errors'
import { ReportNumber } from '@/contract/reports'
import { ClientId, FileId, PersonId, ReportId, StreetCode } from '@/contract/wire'

/** What a person tells of a report, without its photos. */
export type Told = Omit<InputOf<'reports.submit'>, 'street' | 'client' | 'photos'>

/** A photo whose bytes are kept on the phone under its client id. */
export const KeptPhoto = v.object({ client: ClientId, name: v.string(), bytes: v.number() })
export type KeptPhoto = v.InferOutput<typeof KeptPhoto>

/** `sent`: its bytes are with the cloud. `refused`: the cloud does not take it. `lost`: the phone has let its bytes go. */
const OutboxPhoto = v.object({
  ...KeptPhoto.entries,
  state: v.picklist(['kept', 'sent', 'refused', 'lost']),
  file: v.optional(FileId),
})
export type OutboxPhoto = v.InferOutput<typeof OutboxPhoto>

/** Why it cannot be sent as it is; `field` is a path such as `words` or `photos.0`. */
const Refusal = v.object({
  is: v.literal('refused'),
  code: v.picklist([...ErrorCode.options, 'photo_lost']),
  field: v.optional(v.string()),
  because: v.optional(Because),
})
export type Refusal = v.InferOutput<typeof Refusal>

/** A report on its way, as it is kept on the phone. */
export const Entry = v.object({
  /** Makes it one report however often it is sent. */
  client: ClientId,
  street: StreetCode,
  /** When it was written, ms. */
  at: v.number(),
  /** Who wrote it: it is sent in nobody else's name. */
  whose: PersonId,
  /** Held loosely: what another version of the app wrote is for the contract to judge when it is sent, never lost. */
  told: v.custom<Told>((value) => typeof value === 'object' && value !== null),
  photos: v.array(OutboxPhoto),
  /** It was sent and no answer came: it may have arrived. */
  unsure: v.boolean(),
  state: v.variant('is', [
    v.object({ is: v.literal('waiting') }),
    Refusal,
    v.object({ is: v.literal('sent'), report: ReportId, number: ReportNumber, at: v.number() }),
  ]),
})
export type Entry = v.InferOutput<typeof Entry>

/**
 * What a waiting entry waits for. `turn`: it is being sent or is next. `network`: no answer came.
 * `cloud`: the cloud takes nothing just now. `sign_in`: nobody is signed in.
 */
export type Wait = 'turn' | 'network' | 'cloud' | 'sign_in'
