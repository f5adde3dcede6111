import { useLingui } from '@lingui/react/macro'
import { Image, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { type Both, beside } from '@/client/both-words'
import { qrImage } from './qr-image'
import './Poster.scss'

interface PosterProps {
  /** Whose it is: the street and the app. */
  top: readonly Both[]
  name: Both
  /** Lines below the name, such as the address. */
  where: readonly string[]
  link: string
  /** What the code is for. */
  scan: Both
  foot: Both
  /** Said beside the foot, such as 示例数据. */
  mark?: Both | undefined
  children: ReactNode
}

/** The same in both languages, Chinese first. */
function Lines({ words, className }: { words: Both; className: string }) {
  const { zh, en } = words
  return (
    <View className={className}>
      <View>{zh}</View>
      {en && en !== zh && <View className="poster-en">{en}</View>}
    </View>
  )
}

/** A line with its other half at the far end, such as a day and its hours. */
export function PosterRow({ label, value }: { label: Both; value?: Both }) {
  return (
    <View className="poster-row">
      <View>{beside(label)}</View>
      {value && <View className="poster-value numbers">{beside(value)}</View>}
    </View>
  )
}

/** One A4 sheet for a wall: what this is, and a code that any camera reads. */
export function Poster({ top, name, where, link, scan, foot, mark, children }: PosterProps) {
  const { t } = useLingui()
  const said = t`二维码，内容是下面的网址`
  return (
    <View className="poster">
      <View className="poster-top">
        {top.map((words) => (
          <View key={words.zh}>{beside(words)}</View>
        ))}
      </View>
      <Lines className="poster-name" words={name} />
      {where.map((line) => (
        <View key={line} className="poster-where">
          {line}
        </View>
      ))}
      <View className="poster-code">
        <Image
          className="poster-qr"
          src={qrImage(link)}
          {...(process.env.TARO_ENV === 'h5' ? { imgProps: { alt: said } } : { ariaLabel: said })}
        />
        <Lines className="poster-scan" words={scan} />
        <View className="poster-link numbers">{link}</View>
      </View>
      <View className="poster-rows">{children}</View>
      <View className="poster-foot">
        <Lines className="poster-hint" words={foot} />
        {mark && <View className="poster-mark">{beside(mark)}</View>}
      </View>
    </View>
  )
}
