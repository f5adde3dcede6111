import { createHash } from 'node:crypto'
import { type DoorScene, isFresh, type Sha512 } from '@/contract/door-code.rules'
import type { DeviceId, StreetCode } from '@/contract/wire'
import type { Registers } from '../registers'
import type { Secrets } from '../secrets'
import { findDevice } from './repository/devices'

const sha512: Sha512 = (bytes) => createHash('sha512').update(bytes).digest()

/** The secret of a device's moving code: nothing of it is kept, it follows from the installation's own. */
export const codeSecret = (secrets: Secrets, street: StreetCode, device: DeviceId): string =>
  secrets.hash('door', `${street}.${device}`)

/** Whether a scanned code stood on the screen of its door around now. */
export const isMoving = (secrets: Secrets, scene: DoorScene, now: number): boolean =>
  isFresh(sha512, scene, codeSecret(secrets, scene.street, scene.device), now)

/** Where the code of a door leads, fresh or not; nowhere once its device is closed. */
export const leadToDoor: Registers['codes']['door'] = async (db, street, device) => {
  const row = await findDevice(db, street, device as DeviceId)
  return row && !row.closed && !row.wipe ? { is: 'door', street, event: row.event } : undefined
}
