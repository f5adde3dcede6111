import { Tag } from '../Tag'

export interface StateSaid {
  tone: 'open' | 'soon' | 'late' | 'plain'
  /** 营业中 · 20:00 关门 */
  short: string
}

/** Open or not, and when that changes; shut has a shape of its own too. */
export function StateTag({ tone, short }: StateSaid) {
  return (
    <Tag tone={tone} shape={tone === 'plain' ? 'square' : undefined}>
      {short}
    </Tag>
  )
}
