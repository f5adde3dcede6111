import { View } from '@tarojs/components'
import { aria } from './aria'
import './Progress.scss'

interface ProgressProps {
  /** What is under way and how far, in words. */
  label: string
  /** 0 to 1. */
  share: number
}

/** How far something is, as words and as a bar. */
export function Progress({ label, share }: ProgressProps) {
  return (
    <View>
      <View className="small numbers" {...aria({ live: 'polite' })}>
        {label}
      </View>
      <View className="progress">
        <View className="progress-done" style={{ width: `${Math.round(share * 100)}%` }} />
      </View>
    </View>
  )
}
