import type { Clock, Handlers, MovableClock } from '../context'
import { AppError } from '../errors'
import { runTimers } from '../timers'

function movable(clock: Clock | MovableClock): MovableClock {
  if ('move' in clock) return clock
  throw new AppError('unknown_action', '这个版本太旧了，请更新后再试')
}

const viewOf = (clock: MovableClock) => ({
  now: new Date(clock.now()).toISOString(),
  moved: clock.moved,
})

export const clock: Handlers<'clock'> = {
  async 'clock.read'(_input, { cloud }) {
    return viewOf(movable(cloud.clock))
  },

  async 'clock.move'({ to }, { cloud }) {
    const moving = movable(cloud.clock)
    moving.move(to === null ? null : Date.parse(to))
    await runTimers(cloud)
    return viewOf(moving)
  },
}
