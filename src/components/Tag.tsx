import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Tone } from './Icon'
import './Tag.scss'

export type Shape = 'disc' | 'half' | 'ring' | 'triangle' | 'square' | 'tick'

interface TagProps {
  tone?: Tone
  /** With the word, so that colour is never the only sign. By default the shape of the tone. */
  shape?: Shape | 'none'
  children: ReactNode
}

const SHAPES: Record<Tone, Shape | 'none'> = {
  plain: 'none',
  mine: 'none',
  open: 'disc',
  soon: 'half',
  late: 'triangle',
  info: 'ring',
}

/** A state in a word or two. */
export function Tag({ tone = 'plain', shape = SHAPES[tone], children }: TagProps) {
  return <View className={`tag tag-${shape} ground-${tone} tone-${tone}`}>{children}</View>
}
