import { forgetOldCounts } from '../../limits'
import { runTimers } from '../../timers'
import { installation } from '../installation'

/** The entry of the cloud function `timer`; its config.json has the platform call it every minute. */
export async function main(): Promise<{ ran: true }> {
  const cloud = installation()
  await runTimers(cloud)
  await forgetOldCounts(cloud)
  return { ran: true }
}
