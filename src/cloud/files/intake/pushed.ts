import type { Cloud } from '../../context'
import { readPushed } from '../../outside/image-check.wechat'
import { hearVerdict } from '../step'

/** What WeChat pushes of an image check; anything else that is pushed does not even open the cloud. */
export async function hearPushed(open: () => Cloud, event: unknown): Promise<void> {
  const pushed = readPushed(event)
  if (pushed) await hearVerdict(open(), pushed.trace, pushed.verdict)
}
