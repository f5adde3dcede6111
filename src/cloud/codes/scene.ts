import type { CodeKind } from '@/contract/codes'
import type { StreetCode } from '@/contract/wire'
import type { Secrets } from '../secrets'

/**
 * What a printed code carries, 28 of the 32 characters that WeChat allows:
 *   kind (1) street (9) id (8) MAC (10)
 * The MAC keeps people from guessing codes; the record in the database says what it leads to.
 */
const SHAPE = /^([a-z])(\d{9})([0-9a-hjkmnp-tv-z]{8})([0-9a-hjkmnp-tv-z]{10})$/

const LETTER_OF: Record<CodeKind, string> = {
  site: 's',
  invitation: 'i',
  signin: 'l',
  grid: 'g',
  certificate: 'c',
  door: 'd',
}
const KIND_OF = new Map(
  Object.entries(LETTER_OF).map(([kind, letter]) => [letter, kind as CodeKind]),
)

export interface Scene {
  /** Undefined where a newer version of ours printed it. */
  kind: CodeKind | undefined
  street: StreetCode
  id: string
}

/** Letters of a code's id in the database. */
export const CODE_ID_LETTERS = 8

export function writeScene(secrets: Secrets, scene: Scene & { kind: CodeKind }): string {
  const body = `${LETTER_OF[scene.kind]}${scene.street}${scene.id}`
  return `${body}${secrets.mac('scene', body)}`
}

/** The scene that stands in these characters, `forged` where only its shape is ours, undefined where not even that. */
export function readScene(secrets: Secrets, text: string): Scene | 'forged' | undefined {
  const [, letter, street, id, mac] = SHAPE.exec(text) ?? []
  if (!letter || !street || !id || !mac) return undefined
  if (!secrets.verify('scene', `${letter}${street}${id}`, mac)) return 'forged'
  return { kind: KIND_OF.get(letter), street: street as StreetCode, id }
}

/** A code that stands on a screen for minutes carries the id of its thing: no record of it is kept. */
export const isFleeting = (kind: CodeKind) => kind === 'signin' || kind === 'door'

/** The link that any camera opens; WeChat opens the mini-program for it by a rule on its prefix. */
export const linkOf = (publicUrl: string, scene: string) => `${publicUrl}/s/${scene}`

/** What was scanned, without the link around it: ours begins with our address, whatever else is left as it is. */
export function sceneIn(publicUrl: string, scanned: string): string {
  const text = scanned.trim()
  const prefix = linkOf(publicUrl, '')
  if (!text.startsWith(prefix)) return text
  return text.slice(prefix.length).split(/[?#]/)[0] ?? ''
}
