import * as v from 'valibot'
import { action } from './action'
import { Empty, Instant } from './wire'

export const clockActions = {
  'clock.read': action({
    says: 'The moment that the demonstration believes it is.',
    access: 'demonstration',
    effect: 'read',
    perMinute: 60,
    errors: ['unknown_action'],
    input: Empty,
    output: v.object({ now: Instant, moved: v.boolean() }),
  }),
  'clock.move': action({
    says: 'Moves the clock of the demonstration to a moment, or back to the real one, and lets the timers run up to it.',
    access: 'demonstration',
    effect: 'write',
    perMinute: 30,
    errors: ['unknown_action'],
    input: v.strictObject({ to: v.nullable(Instant) }),
    output: v.object({ now: Instant, moved: v.boolean() }),
  }),
}
