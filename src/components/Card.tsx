import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Tone } from './Icon'
import './Card.scss'

interface CardProps {
  /** A soft ground for what the whole card says, such as “open now”. */
  tone?: Tone
  /** A coloured edge for a card in a list, such as “late”. The card's words say the same. */
  edge?: Tone
  children: ReactNode
}

export function Card({ tone, edge, children }: CardProps) {
  const classes = ['card', tone && `card-toned ground-${tone}`, edge && `card-edge edge-${edge}`]
  return <View className={classes.filter(Boolean).join(' ')}>{children}</View>
}
