import { MAX_FILE_BYTES } from '@/contract/files'
import { type Authorized, authorizedByRule } from '../authorization'
import { openidOf } from '../content'
import type { Cloud, JobContext } from '../context'
import type { Verdict } from '../outside/outside'
import {
  giveBack,
  setAsked,
  setClean,
  setPublished,
  setRefused,
  setSwept,
  takeToClean,
} from './repository/moves'
import { findByTrace, findPhoto, type PhotoRow } from './repository/photos'

const MINUTE = 60_000
/** A phone that attached a photo sends its bytes within minutes; after this long nothing is coming. */
const BYTES_MS = 60 * MINUTE
/** No run lives longer: one that was cut off lets another have its photo. */
const BUSY_MS = 5 * MINUTE
/** The link of a ticket ends after ten minutes: until then a phone may bring an original back. */
const TICKET_MS = 15 * MINUTE
/** WeChat answers within 30 minutes, as documented for mediaCheckAsync, or not at all. */
const ANSWER_MS = 30 * MINUTE
const MAX_ASKED = 3

const REFUSED = {
  missing: '照片没有传完整，请重新选择照片再发一次',
  size: '照片太大，请选择小一些的照片',
  risky: '照片没有通过内容检查，不会展示给别人',
  unanswered: '照片的内容检查没有结果，不会展示给别人；可以换一张再发',
}

type Photo = Authorized<PhotoRow>

/** Where the clean bytes of a photo lie. */
export const cleanPath = (street: string, id: string) => ['photo', street, id].join('/')

const isBusy = ({ busyUntil }: PhotoRow, now: number) => (busyUntil?.getTime() ?? 0) > now
const ticketsEnded = ({ attachedAt }: PhotoRow, now: number) =>
  now >= attachedAt.getTime() + TICKET_MS

/**
 * What is next for a photo, or undefined where nothing is due: quarantined ones are cleaned, bytes that
 * nobody may keep are swept (once more when no ticket can bring them back), checked ones are asked about.
 */
export function moveOf(photo: PhotoRow, now: number): 'clean' | 'sweep' | 'hear' | undefined {
  if (photo.state === 'quarantined') return isBusy(photo, now) ? undefined : 'clean'
  if (photo.swept === 0) return 'sweep'
  if (photo.state === 'checked') return 'hear'
  return photo.swept === 1 && ticketsEnded(photo, now) && !isBusy(photo, now) ? 'sweep' : undefined
}

/** Each move answers whether the photo may go on at once; each may be cut off anywhere and run again. */
const moves: Record<
  'clean' | 'sweep' | 'hear',
  (context: JobContext, photo: Photo) => Promise<boolean>
> = {
  async clean(context, photo) {
    const { db, now } = context
    if (!(await takeToClean(db, photo, now, now + BUSY_MS))) return false
    try {
      return await clean(context, photo)
    } finally {
      await giveBack(db, photo)
    }
  },
  async sweep({ cloud, db, now }, photo) {
    const { street, state, path, shown, thumb } = photo
    const isShown = state === 'checked' || state === 'published'
    const clean = isShown ? [] : [cleanPath(street, shown), cleanPath(street, thumb)]
    for (const one of [path, ...clean]) await cloud.outside.storage.remove(one)
    const forGood = state !== 'checked' && ticketsEnded(photo, now) && !isBusy(photo, now)
    await setSwept(db, photo, state, forGood ? 2 : 1)
    return true
  },
  async hear(context, photo) {
    const { cloud, db, now } = context
    const verdict = photo.trace ? await cloud.outside.imageCheck.answer(photo.trace) : undefined
    if (verdict) return settle(context, photo, verdict)
    if (photo.askedAt && now < photo.askedAt.getTime() + ANSWER_MS) return false
    if (photo.asked >= MAX_ASKED) return setRefused(db, photo, 'checked', REFUSED.unanswered)
    return ask(context, photo)
  },
}

async function clean({ cloud, db, now }: JobContext, photo: Photo): Promise<boolean> {
  const { storage } = cloud.outside
  const bytes = await storage.read(photo.path)
  if (!bytes) {
    const lost = now >= photo.attachedAt.getTime() + BYTES_MS
    return lost && setRefused(db, photo, 'quarantined', REFUSED.missing)
  }
  if (bytes.byteLength > MAX_FILE_BYTES.report_photo) {
    return setRefused(db, photo, 'quarantined', REFUSED.size)
  }
  // The codecs are a megabyte of WebAssembly: a bundle of its own (scripts/build-cloud.mjs), loaded here alone.
  const { cleanPhoto } = await import('@/cloud/files/clean')
  const made = await cleanPhoto(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if ('refused' in made) return setRefused(db, photo, 'quarantined', made.refused)
  const paths = [
    cleanPath(photo.street, photo.shown),
    cleanPath(photo.street, photo.thumb),
  ] as const
  await storage.write(paths[0], made.shown)
  await storage.write(paths[1], made.thumb)
  if (await setClean(db, photo, made)) return true
  for (const path of paths) await storage.remove(path)
  return false
}

/** The answer comes at another run, or is pushed. */
async function ask({ cloud, db, now }: JobContext, photo: Photo): Promise<false> {
  const { storage, imageCheck } = cloud.outside
  const path = cleanPath(photo.street, photo.shown)
  const url = (await storage.links([path])).get(path)
  const openid = await openidOf(cloud, db, photo.owner)
  await setAsked(db, photo, url && (await imageCheck.ask(url, openid)), now)
  return false
}

const settle = ({ db }: Pick<JobContext, 'db'>, photo: Photo, verdict: Verdict) =>
  verdict === 'pass' ? setPublished(db, photo) : setRefused(db, photo, 'checked', REFUSED.risky)

const byRule = (photo: PhotoRow) =>
  authorizedByRule('a photo is cleaned and checked before others see it', photo)

/** Takes a photo as far as it can go now. */
export async function advance(
  context: JobContext,
  { street, file }: Pick<PhotoRow, 'street' | 'file'>,
): Promise<void> {
  for (;;) {
    const photo = await findPhoto(context.db, street, file)
    const move = photo && moveOf(photo, context.now)
    if (!photo || !move || !(await moves[move](context, byRule(photo)))) return
  }
}

/**
 * What an image check says later of a question. Unknown questions and second answers change nothing;
 * the bytes of a refused photo go at the next run of the job.
 */
export async function hearVerdict(cloud: Cloud, trace: string, verdict: Verdict): Promise<void> {
  const found = await findByTrace(cloud.db, trace)
  const photo = found && (await findPhoto(cloud.db, found.street, found.file))
  if (photo?.state === 'checked') await settle(cloud, byRule(photo), verdict)
}
