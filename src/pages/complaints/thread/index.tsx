import { useLingui } from '@lingui/react/macro'
import { CallRefused } from '@/client/call'
import { useRefresh } from '@/client/refresh'
import { replace, routes } from '@/client/routes'
import { Notice } from '@/components/Notice'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import { ReceiptCard } from '../ReceiptCard'
import { Answering, useAnswering } from './Answering'
import { Thread } from './Thread'
import { useThread } from './useThread'
import { Withdraw } from './Withdraw'

/** One complaint: for who sent it, and for who answers it. */
export default function ComplaintThread() {
  const { t } = useLingui()
  const { street, id, asked, kept, lost } = useThread()
  useRefresh(asked.refetch)
  const complaint = asked.data?.complaint
  const answering = useAnswering(id ?? '', complaint, asked.refetch)
  const gone = (error: unknown) =>
    error instanceof CallRefused && ['not_found', 'invalid', 'sign_in'].includes(error.code)
      ? {
          title: t`没有找到这件意见`,
          note: t`它由提交人和负责答复的人查看。没有登录时提交的，要用编号和凭证。`,
        }
      : undefined
  if (lost) {
    return (
      <PageFrame title={t`意见进展`}>
        <Notice
          icon="search"
          title={t`这台手机上没有它的凭证`}
          note={t`可以用编号和凭证来找。`}
          action={{ label: t`去找`, onTap: () => replace(routes.myComplaints(street)) }}
        />
      </PageFrame>
    )
  }
  return (
    <PageFrame title={t`意见进展`} foot={answering.foot}>
      <PageState query={asked} failure={gone} cards={2}>
        {({ complaint: shown }) => (
          <>
            <Thread complaint={shown} />
            <Answering complaint={shown} answering={answering} />
            {kept && <ReceiptCard receipt={kept} />}
            {shown.can.withdraw && <Withdraw complaint={shown} again={asked.refetch} />}
          </>
        )}
      </PageState>
    </PageFrame>
  )
}
