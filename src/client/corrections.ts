import * as v from 'valibot'
import { useDraft } from './drafts'

/**
 * What somebody types over a thing that stands in the cloud: on the phone until it is saved or dropped,
 * with the version that they saw at the first letter, so that a change of somebody else is told.
 * @param standing the fields as they stand now
 */
export function useCorrections<T extends object>(
  name: string,
  schema: v.GenericSchema<unknown, Partial<T>>,
  standing: T,
  version: number,
) {
  const Kept = v.object({ version: v.nullable(v.number()), typed: schema })
  const { draft, set, drop } = useDraft(name, Kept, { version: null, typed: {} })
  const seen = draft.version ?? version
  return {
    form: { ...standing, ...draft.typed },
    /** The version that travels with the step. */
    version: seen,
    set: (change: Partial<T>) => set({ version: seen, typed: { ...draft.typed, ...change } }),
    /** After a refusal that told what changed: the next try is made on what stands now. */
    follow: (now: number) => set({ version: now }),
    drop,
  }
}
