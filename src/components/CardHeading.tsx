import { View } from '@tarojs/components'
import { aria } from './aria'
import './Heading.scss'

/** Names a card: a group of the page, in the letters of its content. */
export function CardHeading({ children }: { children: string }) {
  return (
    <View className="heading heading-3 card-heading" {...aria({ role: 'heading', level: 2 })}>
      {children}
    </View>
  )
}
