/** What a change of a sign-up makes old. */
export const TOUCHED = ['signups', 'events', 'messages', 'history'] as const
