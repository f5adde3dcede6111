import { useLingui } from '@lingui/react/macro'
import { CallRefused } from '@/client/call'
import { useNow } from '@/client/clock'
import { excerpt, stateTag } from '@/client/complaint-words'
import { forgetReceipt, type Receipt } from '@/client/receipts'
import { open, routes } from '@/client/routes'
import { useAsk } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { ComplaintCard } from '@/components/complaints/ComplaintCard'
import { Row } from '@/components/Row'
import { dayOf } from '@/contract/calendar.rules'

/** One whose receipt is on this phone. Its number stands here with or without a network. */
export function Kept({ receipt }: { receipt: Receipt }) {
  const { t, i18n } = useLingui()
  const today = dayOf(useNow())
  const asked = useAsk('complaints.find', receipt, { keep: false })
  const { number, street } = receipt
  const complaint = asked.data?.complaint
  const gone = asked.error instanceof CallRefused && asked.error.code === 'not_found'
  if (!complaint) {
    return (
      <Card>
        <Row title={number} note={gone ? t`没有找到，凭证可能已经作废` : t`现在看不到进展`} />
        {gone && (
          <Button kind="quiet" onTap={() => forgetReceipt(number)}>{t`从这台手机上去掉`}</Button>
        )}
      </Card>
    )
  }
  return (
    <ComplaintCard
      words={excerpt(complaint.words)}
      note={number}
      tag={stateTag(i18n, complaint, today)}
      onTap={() => open(routes.keptComplaint(street, number))}
    />
  )
}
