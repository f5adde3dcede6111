/** What a step on an event makes old. */
export const TOUCHED = ['events', 'signups', 'history', 'messages'] as const
