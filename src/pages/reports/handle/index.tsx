import { useLingui } from '@lingui/react/macro'
import { useRouter } from '@tarojs/taro'
import { CallRefused } from '@/client/call'
import { actDone } from '@/client/handle-words'
import { useRefresh } from '@/client/refresh'
import { currentStreet } from '@/client/street'
import { useAsk } from '@/client/useAction'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import { Strip } from '@/components/Strip'
import type { ReportId, StreetCode } from '@/contract/wire'
import { Foot, Over } from './Acts'
import { actsOf } from './acts'
import { Report } from './Report'
import { useActing } from './useActing'

/** One report for those who handle it. */
export default function HandleReport() {
  const { t, i18n } = useLingui()
  const { street: said, report: id } = useRouter().params
  const street = (said ?? currentStreet()) as StreetCode
  const asked = useAsk('reports.get', { street, report: id as ReportId }, { keep: false })
  useRefresh(asked.refetch)
  const acting = useActing()
  const report = asked.data?.report
  const acts = report && actsOf(report)
  const done = acting.done && actDone(i18n, acting.done)
  const foot = report && acts && (acts.next || acts.others.length > 0)
  const gone = (error: unknown) =>
    error instanceof CallRefused && ['not_found', 'invalid', 'sign_in'].includes(error.code)
      ? { title: t`没有找到这件工单`, note: t`可能已经交给别人，也可能需要先登录。` }
      : undefined
  return (
    <PageFrame title={t`工单`} foot={foot && <Foot report={report} acting={acting} />}>
      <PageState query={asked} failure={gone} cards={3}>
        {({ report: shown }) => (
          <>
            {done && <Strip tone="open" icon="check" title={done} />}
            <Report report={shown} onReporter={() => acting.show('identity')} />
            <Over report={shown} acting={acting} again={asked.refetch} />
          </>
        )}
      </PageState>
    </PageFrame>
  )
}
