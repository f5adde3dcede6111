import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { momentWords } from '@/client/history-words'
import { useAsk } from '@/client/useAction'
import { HistoryCard } from '@/components/HistoryCard'
import type { OutputOf } from '@/contract'
import type { ReportId, StreetCode } from '@/contract/wire'

type Purpose = OutputOf<'reports.seen'>['looks'][number]['purpose']

/** Who looked up how its reporter can be reached, when and what for; asked once somebody wants to know. */
export function Looks({ street, report }: { street: StreetCode; report: ReportId }) {
  const { t, i18n } = useLingui()
  const [shown, setShown] = useState(false)
  const asked = useAsk('reports.seen', { street, report }, { when: shown, keep: false })
  const purposes: Record<Purpose, string> = {
    contact: t`为了联系您`,
    verify: t`为了核查结果`,
    merge: t`为了确认是不是同一件事`,
  }
  const lines = asked.data?.looks.map(({ at, by, purpose }) => ({
    key: `${at} ${by} ${purpose}`,
    did: by || t`工作人员`,
    when: momentWords(i18n, at),
    note: purposes[purpose],
  }))
  return (
    <HistoryCard
      title={t`谁查看过您的联系方式`}
      empty={t`没有人查看过。`}
      shown={shown}
      lines={lines}
      failed={asked.status === 'error' && !asked.data}
      more={false}
      toggle={() => setShown(!shown)}
    />
  )
}
