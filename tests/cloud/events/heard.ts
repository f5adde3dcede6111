import type { TestCloud } from '@tests/support/open-cloud'
import type { EventChange } from '@/cloud/registers'

/** Listens to what those who have a place would hear of, beside who listens already. */
export function listen(cloud: TestCloud): Omit<EventChange, 'street' | 'cause'>[] {
  const heard: Omit<EventChange, 'street' | 'cause'>[] = []
  const { wiring } = cloud.cloud
  cloud.cloud.wiring = {
    ...wiring,
    eventChanged: [
      ...wiring.eventChanged,
      async (_tx, { event, is, by }) => {
        heard.push({ event, is, by })
      },
    ],
  }
  return heard
}
