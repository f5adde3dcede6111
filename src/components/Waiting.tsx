import { useLingui } from '@lingui/react/macro'
import { Skeleton } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { aria } from './aria'
import { Card } from './Card'
import './PageState.scss'

/** The shape of what is to come. The kit's own motion costs a setData every second; ours is CSS. */
export function Waiting({ cards = 2 }: { cards?: number }) {
  const { t } = useLingui()
  return (
    <View className="waiting" {...aria({ role: 'status', label: t`正在打开` })}>
      {Array.from({ length: cards }, (_, place) => `card-${place}`).map((key) => (
        <Card key={key}>
          <Skeleton rows={3} animated={false} />
        </Card>
      ))}
    </View>
  )
}
