import type { OutputOf } from '@/contract'
import type { ErrorCode } from '@/contract/errors'
import type { ClientId } from '@/contract/wire'
import type { Book } from './book'
import type { Entry, OutboxPhoto, Refusal, Wait } from './entry'
import type { Answer, Asker, Means } from './means'

/** A phone that slept in the middle of a call is never answered; a cloud function lives for 20 s. */
export const CALL_MS = 30_000
/** A large photo on a poor line. One that stands still ends sooner (client/upload.ts). */
const BYTES_MS = 10 * 60_000

/** What passes without anybody changing the report: trying later helps. */
const PASSING: readonly ErrorCode[] = ['too_many', 'unavailable', 'internal', 'unknown_action']

/** What came of one step: `on` to the next one, `over` with this entry, or it waits. */
type Step = 'on' | 'over' | Wait

type Submitted = OutputOf<'reports.submit'>

export interface Desk {
  means: Means
  book: Book
}

/** What the work answers, or `late` where it takes longer than this. */
export function within<T>(means: Means, ms: number, work: Promise<T>, late: T): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = means.after(ms, () => resolve(late))
    work.then(resolve, reject).finally(stop)
  })
}

const ask = <T>(means: Means, work: Promise<Answer<T>>) =>
  within<Answer<T>>(means, CALL_MS, work, { is: 'lost' })

/** What a refusal makes an entry wait for; undefined where it is the entry's own fault. */
function waitOf(code: ErrorCode): Wait | undefined {
  if (code === 'sign_in') return 'sign_in'
  return PASSING.includes(code) ? 'cloud' : undefined
}

/** An entry's photos with one of them changed. */
const withPhoto = (photos: readonly OutboxPhoto[], one: ClientId, change: Partial<OutboxPhoto>) =>
  photos.map((photo) => (photo.client === one ? { ...photo, ...change } : photo))

function refusePhoto(
  { book }: Desk,
  { client }: Entry,
  photo: ClientId,
  state: 'refused' | 'lost',
  code: Refusal['code'],
): Step {
  book.update(client, ({ photos }) => {
    const field = `photos.${photos.findIndex((one) => one.client === photo)}`
    return { photos: withPhoto(photos, photo, { state }), state: { is: 'refused', code, field } }
  })
  return 'over'
}

/** Asks for a place for a photo and sends its bytes there; once more is the same file. */
async function sendPhoto(desk: Desk, entry: Entry, photo: OutboxPhoto): Promise<Step> {
  const { means, book } = desk
  const { client, name, bytes } = photo
  const wanted = { street: entry.street, purpose: 'report_photo', name, bytes, client } as const
  const begun = await ask(means, means.call('files.begin', wanted))
  if (begun.is === 'lost') return 'network'
  if (begun.is === 'refused') {
    return waitOf(begun.code) ?? refusePhoto(desk, entry, client, 'refused', begun.code)
  }
  const { file, to } = begun.data
  if (to.by !== 'none') {
    const came = await within(means, BYTES_MS, means.send(client, to), 'lost')
    if (came === 'gone') return refusePhoto(desk, entry, client, 'lost', 'photo_lost')
    if (came === 'lost') return 'network'
  }
  const marked = book.update(entry.client, ({ photos }) => ({
    photos: withPhoto(photos, client, { state: 'sent', file }),
  }))
  // where not even a mark fits, going on would begin the same photo for ever
  return marked || !book.read(entry.client) ? 'on' : 'turn'
}

/** The cloud has it: what is left of it is a line that leads to the report. */
function finish({ means, book }: Desk, { client, photos }: Entry, { report }: Submitted): Step {
  const sent = {
    is: 'sent',
    report: report.report,
    number: report.number,
    at: means.now(),
  } as const
  const kept = book.update(client, () => ({ state: sent, photos: [], unsure: false }))
  if (!kept) book.remove(client)
  for (const photo of photos) void means.drop(photo.client)
  return 'over'
}

/**
 * Sends the report itself; once more is the same report.
 * @param fresh the photos that were sent just now: those of last week may have lapsed in the cloud
 */
async function submit(desk: Desk, entry: Entry, fresh: ReadonlySet<ClientId>): Promise<Step> {
  const { means, book } = desk
  const { client, street, told, photos, unsure } = entry
  if (!unsure && !book.update(client, () => ({ unsure: true }))) return 'turn'
  const files = photos.flatMap(({ file }) => file ?? [])
  const report = { ...told, street, client, photos: files }
  const answer = await ask(means, means.call('reports.submit', report))
  if (answer.is === 'lost') return 'network'
  if (answer.is === 'answered') return finish(desk, entry, answer.data)
  const { code, field, because } = answer
  const wait = waitOf(code)
  if (wait) book.update(client, () => ({ unsure }))
  else if (field === 'photos' && photos.some((photo) => !fresh.has(photo.client))) {
    const again = photos.map(({ file: _, ...photo }) => ({ ...photo, state: 'kept' as const }))
    book.update(client, () => ({ unsure: false, photos: again }))
    return 'on'
  } else {
    const state = { is: 'refused', code, field, because } as const
    book.update(client, () => ({ unsure: false, state }))
  }
  return wait ?? 'over'
}

/** Takes an entry as far as it can go now: its photos one after another, then the report. */
export async function deliver(desk: Desk, client: ClientId, asker: Asker): Promise<'over' | Wait> {
  const fresh = new Set<ClientId>()
  for (;;) {
    const entry = desk.book.read(client)
    if (entry?.state.is !== 'waiting') return 'over'
    if (!asker.still()) return 'turn'
    const photo = entry.photos.find(({ state }) => state === 'kept')
    const step = photo ? await sendPhoto(desk, entry, photo) : await submit(desk, entry, fresh)
    if (step !== 'on') return step
    if (photo) fresh.add(photo.client)
  }
}
