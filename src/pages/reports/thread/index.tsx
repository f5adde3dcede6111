import { useLingui } from '@lingui/react/macro'
import { useRouter } from '@tarojs/taro'
import { CallRefused } from '@/client/call'
import { useKnown } from '@/client/known'
import { useRefresh } from '@/client/refresh'
import { useRefusalWords } from '@/client/refusal-words'
import { open, routes } from '@/client/routes'
import { currentStreet } from '@/client/street'
import { useAct, useAsk } from '@/client/useAction'
import { Button } from '@/components/Button'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import { Strip } from '@/components/Strip'
import type { ReportView } from '@/contract/reports'
import type { ReportId, StreetCode } from '@/contract/wire'
import { KnownSheet } from '../KnownSheet'
import { Rate } from './Rate'
import { Thread } from './Thread'
import { Withdraw } from './Withdraw'

/** Me too, and not any more; whoever is not known is asked first. */
function useFollowing(report: ReportView | undefined, street: StreetCode) {
  const { t } = useLingui()
  const known = useKnown(street)
  const following = useAct('reports.follow', ['reports'])
  const leaving = useAct('reports.unfollow', ['reports'])
  const which = report && { street, report: report.report }
  const can = report?.can
  // of somebody whom the cloud does not know yet it cannot say that they may
  const unasked = known.nobody && report?.open === true && report.clock !== 'over'
  const act =
    can?.follow || unasked ? (
      <Button
        icon="plus"
        busy={following.isPending}
        onTap={() => which && void known.as(() => following.mutate(which))}
      >
        {t`我也遇到`}
      </Button>
    ) : can?.unfollow ? (
      <Button kind="second" busy={leaving.isPending} onTap={() => which && leaving.mutate(which)}>
        {t`不再关注`}
      </Button>
    ) : undefined
  return { act, known, error: following.error ?? leaving.error }
}

/** One report: what is there, by when somebody answers, and all that happened. */
export default function ReportThread() {
  const { t } = useLingui()
  const words = useRefusalWords()
  const { street: said, report } = useRouter().params
  const street = (said ?? currentStreet()) as StreetCode
  const which = { street, report: (report ?? '') as ReportId }
  const asked = useAsk('reports.get', which, { keep: false })
  useRefresh(asked.refetch)
  const shown = asked.data?.report
  const following = useFollowing(shown, street)
  const foot = (shown?.work || following.act) && (
    <>
      {following.act}
      {shown?.work && (
        <Button onTap={() => open(routes.handleReport(street, which.report))}>{t`去办理`}</Button>
      )}
    </>
  )
  const gone = (error: unknown) =>
    error instanceof CallRefused && ['not_found', 'invalid'].includes(error.code)
      ? {
          title: t`没有找到这件随手报`,
          note: t`有些和人有关的，只有报的人和办理的人看得到。`,
        }
      : undefined
  return (
    <PageFrame title={t`随手报进展`} foot={foot}>
      <PageState query={asked} failure={gone} cards={3}>
        {({ report: view }) => (
          <>
            {following.error && <Strip tone="late" icon="warning" {...words(following.error)} />}
            <Thread report={view}>
              <Rate report={view} again={asked.refetch} />
            </Thread>
            {view.can.withdraw && <Withdraw report={view} again={asked.refetch} />}
          </>
        )}
      </PageState>
      <KnownSheet known={following.known} />
    </PageFrame>
  )
}
