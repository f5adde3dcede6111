import { useLingui } from '@lingui/react/macro'
import { boardInRow } from '@/client/board-words'
import { useNow } from '@/client/clock'
import { open, routes } from '@/client/routes'
import { Button } from '@/components/Button'
import { ReportRow } from '@/components/reports/ReportRow'
import { dayOf } from '@/contract/calendar.rules'
import type { BoardLine } from '@/contract/reports-desk'
import type { StreetCode } from '@/contract/wire'
import { isPickable, type Picks } from './usePicks'

interface LinesProps {
  street: StreetCode
  reports: readonly BoardLine[]
  picks: Picks
}

/** Reports one below the other: a tap opens one, or chooses it where several are chosen. */
export function Lines({ street, reports, picks }: LinesProps) {
  const { t, i18n } = useLingui()
  const today = dayOf(useNow())
  return (
    <>
      {picks.on && <Button kind="quiet" icon="plus" onTap={picks.addShown}>{t`选上这一页`}</Button>}
      {reports.map((line) => {
        const { key, ...row } = boardInRow(i18n, line, today)
        const choosing = picks.on && { checked: picks.has(line), disabled: !isPickable(line) }
        const onTap = () =>
          picks.on ? picks.toggle(line) : open(routes.handleReport(street, line.report))
        return <ReportRow key={key} {...row} {...choosing} onTap={onTap} />
      })}
    </>
  )
}
