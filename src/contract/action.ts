import type * as v from 'valibot'
import type { ErrorCode } from './errors'

/**
 * Who may call at all; finer rights are the policy's.
 * `demonstration` exists only where the demonstration mode is on.
 */
export type Access = 'anyone' | 'person' | 'appointed' | 'demonstration'

type Schema = v.GenericSchema

/** One promise between phone and cloud. */
export interface Action<Input extends Schema = Schema, Output extends Schema = Schema> {
  /** One sentence: what it means and which codes it may give beyond `invalid`, `too_many` and `internal`. */
  says: string
  access: Access
  /** A `write` is counted exactly across all instances, a `read` per instance. */
  effect: 'read' | 'write'
  /** Calls that one person (or one address) may make in a minute. */
  perMinute: number
  errors: readonly ErrorCode[]
  input: Input
  output: Output
}

/** Keeps the exact schemas of an action in its type. */
export function action<Input extends Schema, Output extends Schema>(
  spec: Action<Input, Output>,
): Action<Input, Output> {
  return spec
}
