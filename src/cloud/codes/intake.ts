import type { CodeKind } from '@/contract/codes'
import type { Bilingual, StreetCode } from '@/contract/wire'
import type { Context } from '../context'
import { ensure } from './repository'
import { linkOf, writeScene } from './scene'

/** The code in use for a thing of another noun: what to print for WeChat and for any camera. */
export async function codeFor(
  { cloud, db, now }: Context,
  thing: { street: StreetCode; kind: CodeKind; subject: string; name: Bilingual },
): Promise<{ scene: string; link: string }> {
  const id = await ensure(db, { ...thing, now })
  const scene = writeScene(cloud.secrets, { kind: thing.kind, street: thing.street, id })
  return { scene, link: linkOf(cloud.settings.publicUrl, scene) }
}

/** Ends a thing's code in the transaction that decides it; the next print makes a new one. */
export { end as endCode } from './repository'
