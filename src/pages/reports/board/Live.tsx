import { useLingui } from '@lingui/react/macro'
import { boardViewWords } from '@/client/board-words'
import { Heading } from '@/components/Heading'
import type { NoticeProps } from '@/components/Notice'
import { Pager } from '@/components/Pager'
import { PageState } from '@/components/PageState'
import type { StreetCode } from '@/contract/wire'
import { Lines } from './Lines'
import type { Board } from './useBoard'
import { isNarrowed } from './useNarrowing'
import type { Picks } from './usePicks'

interface LiveProps {
  street: StreetCode
  live: Board['live']
  picks: Picks
}

/** What is shown, how many, and in which order. */
function Title({ live: { narrowing, counts } }: { live: Board['live'] }) {
  const { t, i18n } = useLingui()
  const what = boardViewWords(i18n, narrowing.view)
  const count = counts?.[narrowing.view]
  const many = count ? t`${what} ${count} 件，先到期的在前` : what
  return <Heading level={1}>{many}</Heading>
}

/** The reports that somebody has to do something about, the first due first. */
export function Live({ street, live, picks }: LiveProps) {
  const { t } = useLingui()
  const { asked, paging, narrowing, showAll } = live
  const nothing: Omit<NoticeProps, 'tone'> = isNarrowed(narrowing)
    ? {
        icon: 'check',
        title: t`现在没有这样的工单`,
        note: t`换一个条件，或者看全部。`,
        action: { label: t`看全部`, onTap: showAll },
      }
    : {
        icon: 'check',
        title: t`现在没有在办的工单`,
        note: t`居民随手报的、来电来访登记的，会出现在这里。`,
      }
  return (
    <>
      <Title live={live} />
      <PageState query={asked} empty={({ reports }) => (reports.length > 0 ? undefined : nothing)}>
        {({ reports, next }) => (
          <>
            <Lines street={street} reports={reports} picks={picks} />
            <Pager {...paging} forward={paging.forward(next)} />
          </>
        )}
      </PageState>
    </>
  )
}
