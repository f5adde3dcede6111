import type { Cloud } from '../../context'
import { readPushed } from '../../outside/image-check.wechat'
import { hearVerdict } from '../step'

/** What WeChat pushes of an image check; anything else that is pushed changes nothing. */
export async function hearPushed(cloud: Cloud, event: unknown): Promise<void> {
  const pushed = readPushed(event)
  if (pushed) await hearVerdict(cloud, pushed.trace, pushed.verdict)
}
