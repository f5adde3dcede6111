import { View } from '@tarojs/components'
import { useState } from 'react'
import { aria } from '../aria'
import { Tap } from '../Tap'
import './charts.scss'

/** One place on the line of time, with an amount of each kind, one or two. */
export interface Column {
  key: string
  /** Below the first and the last column, short. */
  name: string
  /** The same and its amounts as a sentence. */
  says: string
  amounts: readonly number[]
}

interface ColumnsProps {
  label: string
  /** What is full and what is hollow; of one kind the label says it already. */
  kinds: readonly string[]
  columns: readonly Column[]
  /** The sentence of the largest column, as one that says it is the largest. */
  most: (says: string) => string
  /** What leads to the numbers of each column. */
  ask: string
}

const SHAPES = ['column-full', 'column-hollow'] as const

const amountOf = ({ amounts }: Column) => amounts.reduce((sum, amount) => sum + amount, 0)

function Legend({ kinds }: Pick<ColumnsProps, 'kinds'>) {
  return (
    <View className="chart-legend small">
      {kinds.map((kind, i) => (
        <View key={kind} className="chart-legend-kind">
          <View className={`chart-swatch ${SHAPES[i]}`} />
          <View>{kind}</View>
        </View>
      ))}
    </View>
  )
}

/** Amounts side by side over time, as wide as there is room: a shape to look at, the largest in words. */
function Picture({ label, columns, most }: Pick<ColumnsProps, 'label' | 'columns' | 'most'>) {
  const [first, last] = [columns[0], columns.at(-1)]
  const top = [...columns].sort((a, b) => amountOf(b) - amountOf(a))[0]
  const peak = top && amountOf(top) > 0 ? most(top.says) : ''
  const largest = Math.max(1, ...columns.flatMap(({ amounts }) => amounts))
  return (
    <>
      <View
        className="columns-line"
        {...aria({ role: 'img', label: peak ? `${label} ${peak}` : label })}
      >
        {columns.map(({ key, amounts }) => (
          <View key={key} className="column-pair">
            {amounts.map((amount, i) => (
              <View
                key={SHAPES[i]}
                className={amount > 0 ? `column-bar ${SHAPES[i]}` : 'column-bar'}
                style={{ height: `${(100 * amount) / largest}%` }}
              />
            ))}
          </View>
        ))}
      </View>
      <View className="columns-ends small numbers">
        <View>{first?.name}</View>
        <View>{last !== first && last?.name}</View>
      </View>
      {peak && <View>{peak}</View>}
    </>
  )
}

/** One or two amounts over time; the numbers of all that are not empty are a tap away. */
export function Columns({ label, kinds, columns, most, ask }: ColumnsProps) {
  const [open, setOpen] = useState(false)
  const told = columns.filter((column) => amountOf(column) > 0)
  return (
    <View>
      {kinds.length > 1 && <Legend kinds={kinds} />}
      <Picture label={label} columns={columns} most={most} />
      {told.length > 1 && (
        <Tap
          className="chart-ask small"
          name={`${ask}：${label}`}
          expanded={open}
          onTap={() => setOpen(!open)}
        >
          {ask}
        </Tap>
      )}
      {open && (
        <View className="numbers" {...aria({ role: 'list', label })}>
          {told.map(({ key, says }) => (
            <View key={key} {...aria({ role: 'listitem' })}>
              {says}
            </View>
          ))}
        </View>
      )}
    </View>
  )
}
