import { useLingui } from '@lingui/react/macro'
import { useRouter } from '@tarojs/taro'
import { useAskAgain } from '@/client/ask-again'
import { useCut } from '@/client/paging'
import { useReceipts } from '@/client/receipts'
import { useRefresh } from '@/client/refresh'
import { open, routes } from '@/client/routes'
import { useMe } from '@/client/session'
import { currentStreet } from '@/client/street'
import { Button } from '@/components/Button'
import { Heading } from '@/components/Heading'
import { PageFrame } from '@/components/PageFrame'
import { Pager } from '@/components/Pager'
import type { StreetCode } from '@/contract/wire'
import { FindForm } from './FindForm'
import { Kept } from './Kept'
import { Own } from './Own'

/** Each asks for itself, and the cloud takes ten such questions a minute. */
const KEPT_SHOWN = 4

/** What I sent: signed in, on this phone without signing in, or found by number and receipt. */
export default function MyComplaints() {
  const { t } = useLingui()
  const street = (useRouter().params.street ?? currentStreet()) as StreetCode
  const person = useMe().data?.person ?? null
  const receipts = useReceipts().filter((one) => one.street === street)
  const cut = useCut(receipts, KEPT_SHOWN)
  useRefresh(useAskAgain('complaints'))
  const foot = <Button onTap={() => open(routes.complain(street))}>{t`我有意见`}</Button>
  return (
    <PageFrame title={t`我提过的意见`} foot={foot}>
      {person !== null && <Own key={person} street={street} />}
      {receipts.length > 0 && (
        <>
          <Heading level={2}>{t`没有登录时提的`}</Heading>
          {cut.shown.map((receipt) => (
            <Kept key={receipt.number} receipt={receipt} />
          ))}
          <Pager {...cut} />
        </>
      )}
      <Heading level={2}>{t`用编号和凭证查找`}</Heading>
      <FindForm street={street} />
    </PageFrame>
  )
}
