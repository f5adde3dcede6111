import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { AreaLevel, BoundaryFinding } from '@/contract/areas'
import { forbids } from '@/contract/boundaries.rules'
import { inLanguage } from './hours-words'

const LEVELS: Record<AreaLevel, MessageDescriptor> = {
  street: msg({ message: '街道', context: 'level' }),
  block: msg`街区`,
  community: msg`居民区`,
  lane: msg`街坊`,
  grid: msg`微网格`,
}

/** 微网格: one of the five levels of the tree. */
export const levelWords = (i18n: I18n, level: AreaLevel) => i18n._(LEVELS[level])

interface FindingWords {
  is: string
  /** 贵州路居民区、厦门路居民区 · 约 1,234 平方米 */
  where: string
  /** Whether it has to be mended before the file takes effect. */
  tone: 'late' | 'soon'
}

const KINDS: Record<BoundaryFinding['is'], MessageDescriptor> = {
  overlap: msg`重叠，要改`,
  outside: msg`超出上级，要改`,
  gap: msg`空缺，没有下级片区`,
  sliver: msg`细缝，可能是画偏了`,
}

/** What is odd about boundaries, in words. */
export function findingWords(i18n: I18n, finding: BoundaryFinding): FindingWords {
  const names = finding.areas.map((area) => inLanguage(i18n, area)).join(i18n._(msg`、`))
  const metres = finding.squareMetres.toLocaleString('en-US')
  return {
    is: i18n._(KINDS[finding.is]),
    where: i18n._(msg`${names} · 约 ${metres} 平方米`),
    tone: forbids(finding) ? 'late' : 'soon',
  }
}
