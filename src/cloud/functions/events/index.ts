import { hearVerdict } from '../../files/step'
import { readPushed } from '../../outside/image-check.wechat'
import { installation } from '../installation'

/**
 * The entry of the cloud function `events`, to which WeChat pushes what image checks found: in the
 * console, under message push, type `event`, event `wxa_media_check`. The name of a question is known to
 * WeChat and us alone, and so whoever else calls it changes nothing.
 */
export async function main(event: unknown): Promise<'success'> {
  const pushed = readPushed(event)
  if (pushed) await hearVerdict(installation(), pushed.trace, pushed.verdict)
  return 'success'
}
