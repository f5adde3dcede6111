import { View } from '@tarojs/components'
import { useState } from 'react'
import { Tap } from '../Tap'
import './charts.scss'

interface ShareProps {
  label: string
  /** The figure itself, or that there is none yet. */
  value: string
  /** Of how many how many: 12 / 15 件. */
  detail: string
  /** 0 to 1; null where there is nothing to be a share of. */
  share: number | null
  /** How it is counted, below `ask`. */
  note: string
  ask: string
}

/** One figure: what, how much, of how many, and how it is counted. The bar says the same once more. */
export function Share({ label, value, detail, share, note, ask }: ShareProps) {
  const [open, setOpen] = useState(false)
  return (
    <View className={open ? 'share share-open' : 'share'}>
      <View className="strong">{label}</View>
      <View className={share === null ? 'share-none' : 'share-value numbers'}>{value}</View>
      <View className="small numbers">{detail}</View>
      <View className="chart-track">
        {share !== null && <View className="chart-fill" style={{ width: `${share * 100}%` }} />}
      </View>
      <Tap
        className="chart-ask share-ask small"
        name={`${ask}：${label}`}
        expanded={open}
        onTap={() => setOpen(!open)}
      >
        {ask}
      </Tap>
      {open && <View className="small">{note}</View>}
    </View>
  )
}
