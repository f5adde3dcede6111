import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { OutcomeTone } from '@/client/checkin-words'
import { aria } from '@/components/aria'
import { Icon } from '@/components/Icon'
import './checkins.scss'

/** A shape each, so that colour is never the only sign. */
const SHAPE = {
  open: 'check',
  info: 'forward',
  soon: 'warning',
  late: 'cross',
} as const satisfies Record<OutcomeTone, string>

interface AnswerCardProps {
  tone: OutcomeTone
  /** In or not, in two or three words. */
  is: string
  /** Whose it is, and of what. */
  who?: string | undefined
  /** What to do now. */
  next?: string | undefined
  /** Who checked it. */
  checked?: string | undefined
  children?: ReactNode
}

/** What a door says to a scan, over the whole width: seen in the sun, and read aloud at once. */
export function AnswerCard({ tone, is, who, next, checked, children }: AnswerCardProps) {
  return (
    <View className={`answer answer-${tone}`}>
      <View className="answer-said" {...aria({ role: 'status', live: 'assertive' })}>
        <View className="answer-is">
          <Icon name={SHAPE[tone]} size="l" />
          <View>{is}</View>
        </View>
        {who && <View className="answer-who numbers">{who}</View>}
        {next && <View>{next}</View>}
        {checked && <View className="answer-checked">{checked}</View>}
      </View>
      {children}
    </View>
  )
}
