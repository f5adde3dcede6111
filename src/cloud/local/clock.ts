import type { MovableClock } from '../context'

/** The demonstration's clock: the real one, moved by an offset until it is put back. */
export function demonstrationClock(): MovableClock {
  let offset = 0
  return {
    now: () => Date.now() + offset,
    move(to) {
      offset = to === null ? 0 : to - Date.now()
    },
    get moved() {
      return offset !== 0
    },
  }
}
