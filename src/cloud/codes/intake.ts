import type { CodeKind } from '@/contract/codes'
import { readDoorScene } from '@/contract/door-code.rules'
import type { Bilingual, StreetCode } from '@/contract/wire'
import type { Cloud } from '../context'
import type { Db } from '../database/database'
import { newId } from '../ids'
import { ensure, find } from './repository'
import { CODE_ID_LETTERS, linkOf, readScene, sceneIn, writeScene } from './scene'

/** What a code is made with, in a call or by whoever sets an installation up. */
export interface Printing {
  cloud: Pick<Cloud, 'secrets' | 'settings'>
  db: Db
  now: number
}

/** The code in use for a thing of another noun: what to print for WeChat and for any camera. */
export async function codeFor(
  { cloud, db, now }: Printing,
  thing: { street: StreetCode; kind: CodeKind; subject: string; name: Bilingual | null },
): Promise<{ scene: string; link: string }> {
  const id = await ensure(db, { ...thing, now })
  const scene = writeScene(cloud.secrets, { kind: thing.kind, street: thing.street, id })
  return { scene, link: linkOf(cloud.settings.publicUrl, scene) }
}

/** A code of its own for something that lives for minutes, and is kept by the id that stands in it. */
export function fleetingCode(
  { cloud }: Pick<Printing, 'cloud'>,
  thing: { street: StreetCode; kind: CodeKind },
): { id: string; scene: string; link: string } {
  const id = newId(CODE_ID_LETTERS)
  const scene = writeScene(cloud.secrets, { ...thing, id })
  return { id, scene, link: linkOf(cloud.settings.publicUrl, scene) }
}

/** The link of a code that moves, up to its moving part. @param body see door-code.rules.ts */
export const doorPrefix = ({ settings }: Pick<Cloud, 'settings'>, body: string): string =>
  linkOf(settings.publicUrl, body)

/** The door whose moving code somebody scanned; whether it is a fresh one its noun says. */
export const doorIn = ({ settings }: Pick<Cloud, 'settings'>, scanned: string) =>
  readDoorScene(sceneIn(settings.publicUrl, scanned))

/** The thing of a kind that somebody scanned, where its code stands in a street and is in use. */
export async function subjectOf(
  { cloud, db }: Pick<Printing, 'cloud' | 'db'>,
  { street, kind, scanned }: { street: StreetCode; kind: CodeKind; scanned: string },
): Promise<string | undefined> {
  const scene = readScene(cloud.secrets, sceneIn(cloud.settings.publicUrl, scanned))
  if (!scene || scene === 'forged' || scene.kind !== kind || scene.street !== street)
    return undefined
  const code = await find(db, street, scene.id)
  return code && code.kind === kind && !code.ended ? code.subject : undefined
}

/** Ends a thing's code in the transaction that decides it; the next print makes a new one. */
export { end as endCode } from './repository'
