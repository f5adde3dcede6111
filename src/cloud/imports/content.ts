import { checkWords } from '../content'
import type { Context } from '../context'
import { AppError } from '../errors'

/** Characters that go to the content check together; it takes no more at once. */
const CHECKED_TOGETHER = 2500
/** Calls of the content check under way at a time. */
const AT_ONCE = 8

/** Neighbours that fit into one check. */
function groupsOf(texts: readonly string[]): string[][] {
  const groups: string[][] = []
  let length = Number.POSITIVE_INFINITY
  for (const text of texts) {
    length += text.length + 1
    if (length > CHECKED_TOGETHER) {
      groups.push([])
      length = text.length + 1
    }
    groups[groups.length - 1]?.push(text)
  }
  return groups
}

async function passes(context: Context, texts: readonly string[]): Promise<boolean> {
  try {
    await checkWords(context, texts)
    return true
  } catch (error) {
    if (error instanceof AppError && error.code === 'content_refused') return false
    throw error
  }
}

/** The texts of a group that do not pass: only where the whole does not is each asked about. */
async function refusedIn(context: Context, group: readonly string[]): Promise<string[]> {
  if (await passes(context, group)) return []
  const texts: string[] = []
  for (const text of group) if (!(await passes(context, [text]))) texts.push(text)
  return texts
}

/** Those of the texts that may not be shown; a text that stands in many rows is asked about once. @throws AppError('unavailable') */
export async function refusedTexts(
  context: Context,
  texts: Iterable<string>,
): Promise<Set<string>> {
  const groups = groupsOf([...new Set(texts)])
  const bad = new Set<string>()
  for (let at = 0; at < groups.length; at += AT_ONCE) {
    const some = groups.slice(at, at + AT_ONCE)
    const found = await Promise.all(some.map((group) => refusedIn(context, group)))
    for (const text of found.flat()) bad.add(text)
  }
  return bad
}
