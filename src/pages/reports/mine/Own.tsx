import { useLingui } from '@lingui/react/macro'
import { useNow } from '@/client/clock'
import { usePaging } from '@/client/paging'
import { reportInRow } from '@/client/report-words'
import { open, routes } from '@/client/routes'
import { useAsk } from '@/client/useAction'
import { Heading } from '@/components/Heading'
import { Pager } from '@/components/Pager'
import { PageState } from '@/components/PageState'
import { ReportRow } from '@/components/reports/ReportRow'
import { dayOf } from '@/contract/calendar.rules'
import type { ReportLine } from '@/contract/reports'
import type { StreetCode } from '@/contract/wire'

interface GroupProps {
  street: StreetCode
  title: string
  lines: readonly ReportLine[]
}

function Group({ street, title, lines }: GroupProps) {
  const { i18n } = useLingui()
  const today = dayOf(useNow())
  if (lines.length === 0) return null
  return (
    <>
      <Heading level={2}>{title}</Heading>
      {lines.map((line) => {
        const { key, ...row } = reportInRow(i18n, line, today)
        return (
          <ReportRow key={key} {...row} onTap={() => open(routes.report(street, line.report))} />
        )
      })}
    </>
  )
}

/** What the person who is signed in has reported or follows, a page at a time. */
export function Own({ street }: { street: StreetCode }) {
  const { t } = useLingui()
  const paging = usePaging()
  const asked = useAsk('reports.mine', { street, after: paging.after }, { keep: false })
  return (
    <PageState
      query={asked}
      empty={({ reports }) =>
        reports.length > 0
          ? undefined
          : {
              icon: 'camera',
              title: t`您还没有报过问题`,
              note: t`看到灯坏了、路破了、垃圾没人收，拍一张就行，会告诉您哪天前办结。`,
            }
      }
    >
      {({ reports, next }) => (
        <>
          <Group
            street={street}
            title={t`我报的`}
            lines={reports.filter(({ own }) => own !== 'follows')}
          />
          <Group
            street={street}
            title={t`我也遇到的`}
            lines={reports.filter(({ own }) => own === 'follows')}
          />
          <Pager {...paging} forward={paging.forward(next)} />
        </>
      )}
    </PageState>
  )
}
