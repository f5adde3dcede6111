import path from 'node:path'
import type { Messages } from '@lingui/core'
import { sourcesIn } from './sources'

/** The package that says what no other one has to say alone. */
export const MAIN = ''

/** The compiled English words by their package: the folder that they have in src/locales. */
export function catalogs(): Map<string, Messages> {
  return new Map(
    sourcesIn('src/locales', 'en.js').map((source) => {
      const { messages }: { messages: Messages } = require(path.resolve(source.path))
      return [path.dirname(source.path).slice('src/locales/'.length), messages]
    }),
  )
}
