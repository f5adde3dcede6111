import { readDoorScene } from '@/contract/door-code.rules'
import type { Handlers } from '../context'
import { find } from './repository'
import { isFleeting, readScene, sceneIn } from './scene'

export const codes: Handlers<'codes'> = {
  async 'codes.resolve'({ scanned }, { cloud, db }) {
    const text = sceneIn(cloud.settings.publicUrl, scanned)
    const door = readDoorScene(text)
    if (door) {
      const led = await cloud.wiring.codes.door(db, door.street, door.device)
      return led ?? { is: 'unknown' }
    }
    const scene = readScene(cloud.secrets, text)
    if (!scene) return { is: text === scanned.trim() ? 'foreign' : 'unknown' }
    if (scene === 'forged') return { is: 'unknown' }
    if (!scene.kind) return { is: 'newer' }
    const lead = cloud.wiring.codes[scene.kind]
    if (isFleeting(scene.kind)) return (await lead(db, scene.street, scene.id)) ?? { is: 'unknown' }
    const code = await find(db, scene.street, scene.id)
    if (!code || code.kind !== scene.kind) return { is: 'unknown' }
    const ended = { is: 'ended' as const, name: code.name }
    if (code.ended) return ended
    return (await lead(db, scene.street, code.subject)) ?? ended
  },
}
