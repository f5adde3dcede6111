import type { FieldTies } from '../Field'

export interface MomentInputProps {
  mode: 'date' | 'time'
  /** 2026-11-28, 14:00; empty where nothing is chosen. */
  value: string
  onChange: (value: string) => void
  ties: FieldTies
}
