import type { ReportKind } from '@/contract/reports'
import type { SetCategory } from '@/contract/reports-settings'

/** The groups of one kind, each where its first category stands. */
export function groupsOf(categories: readonly SetCategory[], kind: ReportKind) {
  const groups = new Map<string, SetCategory[]>()
  for (const one of categories) {
    if (one.kind !== kind) continue
    groups.set(one.group.zh, [...(groups.get(one.group.zh) ?? []), one])
  }
  return [...groups.values()].flatMap((within) => {
    const [first] = within
    return first ? [{ group: first.group, categories: within }] : []
  })
}
