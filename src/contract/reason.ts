import * as v from 'valibot'

/**
 * A reason why it is no, which the phone words in its reader's language.
 * @param why its name, which no other reason of the contract has
 * @param entries what the words need to know
 */
export const reason = <Why extends string, Entries extends v.ObjectEntries>(
  why: Why,
  entries: Entries,
) => v.object({ why: v.literal(why), ...entries })
