import { DoorOutcome } from './checkins.shapes'
import { reason } from './reason'

/** Why a door lets nobody in, or no device be one. */
export const checkinsReasons = [
  /** `conflict`: the same as a device would say to a scan. */
  reason('door', { outcome: DoorOutcome }),
  /** `conflict`: the device was closed; another one is made with an id of its own. */
  reason('door_closed', {}),
  /** `conflict`: what it did at the door has to come first. */
  reason('door_behind', {}),
]
