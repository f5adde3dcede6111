/** Compiled from the .po files by `lingui compile`; not in the repository. */
declare module '@/locales/*.js' {
  import type { Messages } from '@lingui/core'

  export const messages: Messages
}
