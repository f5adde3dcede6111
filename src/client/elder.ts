import { remembered, useRemembered } from './remembered'

/** Elder mode (长辈版): off, large letters, or larger ones. */
export const ELDER_SIZES = ['off', 'large', 'larger'] as const
export type ElderSize = (typeof ELDER_SIZES)[number]

const choice = remembered<ElderSize>('elder', ELDER_SIZES, () => 'off')

export const setElder = choice.set

export function useElder(): ElderSize {
  return useRemembered(choice)
}
