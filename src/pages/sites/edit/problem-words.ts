import { useLingui } from '@lingui/react/macro'
import { hoursProblemWords } from '@/client/hours-problem-words'
import type { Problem } from './form'

/** What is wrong at a place of the form, and how to right it. */
export function useProblemWords() {
  const { t, i18n } = useLingui()
  const limits: Record<string, string> = {
    capacity: t`写 1 到 5000 的整数，不知道就空着。`,
    phone: t`写电话号码，3 到 20 个数字。`,
    intro: t`最多 400 个字。`,
    name: t`写上名称，最多 30 个字。`,
    address: t`写上地址，最多 60 个字。`,
    at: t`写上海范围里的经纬度，如 121.4785 和 31.2345。`,
    ring: t`一行写一个角：先经度再纬度，如 121.4785 31.2345。`,
    stops: t`最多 40 站。`,
  }
  return (problems: readonly Problem[], at: string): string | undefined => {
    const found = problems.find((one) => one.at === at || one.at.startsWith(`${at}.`))
    if (!found) return undefined
    if ('piece' in found) return hoursProblemWords(i18n, found.problem, found.piece)
    if (found.problem === 'few') return at === 'stops' ? t`至少要两站。` : t`至少要三个角。`
    if (found.problem === 'crossing') {
      return t`边线交叉了，或碰到了自己。撤销几个角，沿着边按顺序点。`
    }
    if (found.problem === 'overlap') return t`和下一天的时间重叠了。`
    if (found.problem === 'hidden') return t`这些天已经被上面的一条盖住了。`
    return limits[at.split('.')[0] ?? ''] ?? t`这一项需要改一下。`
  }
}
