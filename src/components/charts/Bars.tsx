import { View } from '@tarojs/components'
import { aria } from '../aria'
import { Icon } from '../Icon'
import { Tap } from '../Tap'
import './charts.scss'

export interface Bar {
  key: string
  name: string
  amount: number
  /** The amount in words. */
  value: string
  /** What is left over: no bar, because it is not one of them. */
  rest?: boolean
  onTap?: () => void
}

interface BarsProps {
  /** What is told, for whoever does not see that it is a chart. */
  label: string
  bars: readonly Bar[]
}

/** Amounts one below the other, in the order given; each bar is as long as its share of the largest. */
export function Bars({ label, bars }: BarsProps) {
  const largest = Math.max(1, ...bars.map(({ amount, rest }) => (rest ? 0 : amount)))
  return (
    <View {...aria({ role: 'list', label })}>
      {bars.map(({ key, name, amount, value, rest, onTap }) => {
        const body = (
          <>
            <View className="bar-words">
              <View className="grow">{name}</View>
              <View className="strong numbers">{value}</View>
              {onTap && <Icon name="forward" size="s" />}
            </View>
            {!rest && (
              <View className="chart-track">
                <View className="chart-fill" style={{ width: `${(100 * amount) / largest}%` }} />
              </View>
            )}
          </>
        )
        return (
          <View key={key} {...aria({ role: 'listitem' })}>
            {onTap ? (
              <Tap className="bar" name={`${name} ${value}`} onTap={onTap}>
                {body}
              </Tap>
            ) : (
              <View className="bar">{body}</View>
            )}
          </View>
        )
      })}
    </View>
  )
}
