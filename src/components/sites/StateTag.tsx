import { Tag } from '../Tag'

interface StateTagProps {
  tone: 'open' | 'soon' | 'late' | 'plain'
  /** 营业中 · 20:00 关门 */
  children: string
}

/** Open or not, and when that changes; shut has a shape of its own too. */
export function StateTag({ tone, children }: StateTagProps) {
  return (
    <Tag tone={tone} shape={tone === 'plain' ? 'square' : undefined}>
      {children}
    </Tag>
  )
}
