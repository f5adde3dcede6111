import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from './aria'
import './Heading.scss'

interface HeadingProps {
  /** 1 names the page, 2 a group, 3 a thing within a group. */
  level?: 1 | 2 | 3
  children: ReactNode
}

export function Heading({ level = 2, children }: HeadingProps) {
  return (
    <View className={`heading heading-${level}`} {...aria({ role: 'heading', level })}>
      {children}
    </View>
  )
}
