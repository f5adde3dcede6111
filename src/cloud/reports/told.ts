import type { Category, CategoryCode, ReportAt, ReportVia } from '@/contract/reports'
import type {
  AreaCode,
  ClientId,
  FileId,
  Mobile,
  PersonId,
  Place,
  StreetCode,
} from '@/contract/wire'
import { resolve } from '../areas/intake'
import type { Context } from '../context'
import { AppError, notFound } from '../errors'
import { keepPhone } from '../phones'
import { findSite, type Maker } from './repository/reads'
import { listKnown } from './repository/settings'
import type { NewReport } from './repository/writes'

/** What somebody tells, and how it came. */
export interface Submission {
  /** Who sends it; with the client id, the same once more is the same report. */
  maker: Maker
  client: ClientId
  category: CategoryCode
  words: string
  at: ReportAt
  photos: readonly FileId[]
  via: ReportVia
  /** Null where staff enter it for somebody, and where it comes by the open interface. */
  reporter: PersonId | null
  anonymous: boolean
  name?: string | undefined
  phone?: Mobile | undefined
}

/** Where it is: the place, and the area that has it today. */
export interface Located {
  place: Place
  address: string | null
  site: NewReport['site']
  area: AreaCode
  path: AreaCode[]
  areaVersion: number
}

const invalid = (words: string, field: string) => new AppError('invalid', words, field)

/**
 * The category that it is told in, which has room for it. What somebody wrote before it was retired may
 * have waited on their phone for a network: it is taken all the same, and the desk looks at it first.
 * @throws AppError('invalid') with `field` category, anonymous or words
 */
export async function categoryOf(
  { db }: Context,
  street: StreetCode,
  { category: code, anonymous, words, photos, via }: Submission,
): Promise<Category> {
  const known = (await listKnown(db, street)).find((one) => one.category.code === code)
  if (!known || (known.retired && via !== 'app')) {
    throw invalid('这个类别已经停用，请另选一个', 'category')
  }
  const { category } = known
  if (anonymous && !category.anonymous) {
    throw invalid('这一类需要能联系到您，不能对办理人匿名；其他居民始终看不到您是谁', 'anonymous')
  }
  if (words === '' && photos.length === 0) throw invalid('请写一句话，或拍一张照片', 'words')
  return known.retired ? { ...category, dispatch: 'desk' } : category
}

/**
 * The place and whose it is. @throws AppError('invalid') with `field` at outside the street, AppError('not_found') for a site
 */
export async function locate(
  { db, now }: Context,
  street: StreetCode,
  at: ReportAt,
): Promise<Located> {
  const place = at.by === 'map' ? at.place : await findSite(db, street, at.site)
  if (!place) throw notFound('站点')
  const found = await resolve(db, { street, at: place, now })
  if (!found) throw invalid('这个地点不在本街道，请在地图上重新选择', 'at')
  return {
    place: { lng: place.lng, lat: place.lat },
    address: at.by === 'map' ? (at.address ?? null) : null,
    site: at.by === 'site' ? at.site : null,
    area: found.area,
    path: found.answer.path.map(({ code }) => code),
    areaVersion: found.answer.version,
  }
}

/** Name and number to call back, as they are kept. */
export function contactOf({ name, phone }: Submission, { cloud: { secrets } }: Context) {
  const kept = phone === undefined ? undefined : keepPhone(secrets, phone)
  const some = name !== undefined || phone !== undefined
  return {
    contactSealed: some ? secrets.seal('contact', JSON.stringify({ name, phone })) : null,
    phoneHash: kept?.hash ?? null,
    phoneTailHash: kept?.tailHash ?? null,
  }
}
