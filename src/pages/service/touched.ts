/** What a step on a record makes old. */
export const TOUCHED = ['service', 'assignments', 'messages', 'history']
