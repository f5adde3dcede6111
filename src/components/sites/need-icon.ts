import type { Need } from '@/contract/sites'
import type { IconName } from '../Icon'

export const NEED_ICON: Record<Need, IconName> = {
  step_free: 'step-free',
  toilet: 'toilet',
  accessible_toilet: 'toilet',
  hot_water: 'water',
  seats: 'seat',
  charging: 'charging',
  wifi: 'wifi',
  aed: 'aed',
  first_aid: 'medicine',
  nursing_room: 'nursing',
  umbrella: 'umbrella',
  meals: 'food',
  foreign_languages: 'language',
}
