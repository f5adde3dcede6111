import { View } from '@tarojs/components'
import { aria } from '../aria'
import './charts.scss'

/** One place on the line of time, with an amount of each kind. */
export interface Column {
  key: string
  /** Below the column, short. */
  name: string
  /** The same and its amounts as a sentence. */
  says: string
  amounts: readonly [number, number]
}

interface ColumnsProps {
  label: string
  /** What is full and what is hollow. */
  kinds: readonly [string, string]
  columns: readonly Column[]
}

const SHAPES = ['column-full', 'column-hollow'] as const

/** Two amounts side by side over time, in as many lines as need be; each says its number, one is full and one hollow. */
export function Columns({ label, kinds, columns }: ColumnsProps) {
  const largest = Math.max(1, ...columns.flatMap(({ amounts }) => amounts))
  return (
    <View>
      <View className="chart-legend small">
        {kinds.map((kind, i) => (
          <View key={kind} className="chart-legend-kind">
            <View className={`chart-swatch ${SHAPES[i]}`} />
            <View>{kind}</View>
          </View>
        ))}
      </View>
      <View className="columns-lines" {...aria({ role: 'group', label })}>
        {columns.map(({ key, name, says, amounts }) => (
          <View key={key} className="column-place" {...aria({ role: 'img', label: says })}>
            <View className="column-pair">
              {amounts.map((amount, i) => (
                <View key={SHAPES[i]} className="column-one">
                  <View className="small numbers">{amount}</View>
                  {amount > 0 && (
                    <View
                      className={`column-bar ${SHAPES[i]}`}
                      style={{ height: `${(100 * amount) / largest}%` }}
                    />
                  )}
                </View>
              ))}
            </View>
            <View className="small numbers column-name">{name}</View>
          </View>
        ))}
      </View>
    </View>
  )
}
