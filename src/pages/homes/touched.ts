/** What a change of a home makes old. */
export const TOUCHED = ['homes', 'assignments', 'messages', 'history', 'consents'] as const
