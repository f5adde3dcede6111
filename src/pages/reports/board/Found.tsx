import { useLingui } from '@lingui/react/macro'
import { Heading } from '@/components/Heading'
import { Pager } from '@/components/Pager'
import { PageState } from '@/components/PageState'
import type { StreetCode } from '@/contract/wire'
import { Lines } from './Lines'
import type { Board } from './useBoard'
import type { Picks } from './usePicks'

interface FoundProps {
  street: StreetCode
  sought: Board['sought']
  picks: Picks
}

/** What was sought, newest first, over or not. */
export function Found({ street, sought, picks }: FoundProps) {
  const { t } = useLingui()
  const { asked, paging } = sought
  return (
    <>
      <Heading level={1}>{t`找到的工单`}</Heading>
      <PageState
        query={asked}
        empty={({ reports }) =>
          reports.length > 0
            ? undefined
            : {
                icon: 'search',
                title: t`没有找到这样的工单`,
                note: t`可以写工单号码或号码的后四位、电话或电话的后四位、地址，或者内容里的几个字。`,
              }
        }
      >
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
