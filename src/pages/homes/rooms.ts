import type { OutputOf } from '@/contract'

export type Room = OutputOf<'homes.rooms'>['doors'][number]

/** The units of a building in their order; one that has none is a single one without a name. */
export const unitsOf = (doors: readonly Room[]): string[] => [
  ...new Set(doors.map(({ unit }) => unit)),
]

/** The rooms of a unit whose number begins with what is typed; all of them where nothing is. */
export function roomsOf(doors: readonly Room[], unit: string, typed: string): Room[] {
  const words = typed.normalize('NFKC').trim().toUpperCase().replace(/室$/, '')
  return doors.filter((door) => door.unit === unit && door.room.toUpperCase().startsWith(words))
}
