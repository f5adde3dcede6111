import type { Category } from './reports.category'

/** What the words of a report tell by themselves; both sides run it, and a person decides. */

/** Whom to call where life is in danger: police 110, fire 119, ambulance 120. */
export type DangerLine = '110' | '119' | '120'

const danger: Record<DangerLine, readonly string[]> = {
  '119': [
    ...[
      '着火',
      '起火',
      '火灾',
      '失火',
      '浓烟',
      '冒烟',
      '爆炸',
      '煤气泄漏',
      '燃气泄漏',
      '煤气味',
      '燃气味',
    ],
    ...['电梯困人', '困在电梯', '坍塌', '倒塌', 'fire', 'smoke', 'gas leak', 'explosion'],
  ],
  '120': [
    ...[
      '晕倒',
      '昏迷',
      '没有呼吸',
      '不省人事',
      '触电',
      '大出血',
      '流血',
      '心脏病',
      '中风',
      '溺水',
      '坠楼',
    ],
    ...['unconscious', 'not breathing', 'bleeding', 'heart attack'],
  ],
  '110': [
    ...[
      '打架',
      '斗殴',
      '持刀',
      '抢劫',
      '偷窃',
      '小偷',
      '跳楼',
      '轻生',
      '自杀',
      '家暴',
      '跟踪',
      '走失',
    ],
    ...['fight', 'knife', 'robbery', 'suicide', 'violence'],
  ],
}

/** The lines to call first for what these words tell, the most urgent first; none for most words. */
export function dangerIn(words: string): DangerLine[] {
  const told = words.toLowerCase()
  const lines: DangerLine[] = ['119', '120', '110']
  return lines.filter((line) => danger[line].some((word) => told.includes(word)))
}

/** Letters of the words found, so that a long word says more than a short one. */
const weight = (told: string, { words, name }: Category): number =>
  [...words, name.zh, (name.en ?? name.zh).toLowerCase()]
    .filter((word) => told.includes(word))
    .reduce((sum, word) => sum + word.length, 0)

/** The categories that the words suggest, the best first, at most three. */
export function suggestCategories(words: string, categories: readonly Category[]): Category[] {
  const told = words.toLowerCase()
  return categories
    .map((category) => ({ category, weight: weight(told, category) }))
    .filter((one) => one.weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, 3)
    .map(({ category }) => category)
}
