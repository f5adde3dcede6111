import { hearPushed } from '../../files/intake/pushed'
import { installation } from '../installation'

/**
 * The entry of the cloud function `events`, to which WeChat pushes what image checks found: in the
 * console, under message push, type `event`, event `wxa_media_check`. The name of a question is known to
 * WeChat and us alone, and so whoever else calls it changes nothing.
 */
export async function main(event: unknown): Promise<'success'> {
  await hearPushed(installation, event)
  return 'success'
}
