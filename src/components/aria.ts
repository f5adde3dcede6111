/** What a screen reader is told. One set of words for both targets. */
export interface Aria {
  role?: string
  label?: string
  hidden?: boolean
  disabled?: boolean
  checked?: boolean
  selected?: boolean
  expanded?: boolean
  modal?: boolean
  level?: number
  live?: 'polite' | 'assertive'
}

/** WeChat spells the role `aria-role` and takes strings; a browser wants `role`. */
export function aria({ role, ...states }: Aria): Record<string, string> {
  const out: Record<string, string> = {}
  if (role) out[process.env.TARO_ENV === 'h5' ? 'role' : 'aria-role'] = role
  for (const [name, value] of Object.entries(states)) {
    if (value !== undefined) out[`aria-${name}`] = String(value)
  }
  return out
}
