import { useLingui } from '@lingui/react/macro'
import { useRouter } from '@tarojs/taro'
import { currentStreet } from '@/client/street'
import { PageFrame } from '@/components/PageFrame'
import type { SiteId, StreetCode } from '@/contract/wire'
import { ComplaintForm } from './ComplaintForm'
import { useComplaintDraft, useSending } from './draft'
import { SendFoot } from './SendFoot'
import { Sent } from './Sent'
import { usePrefilledSite } from './usePrefilledSite'

/** Hands in a complaint or a suggestion: what is typed stays on the phone until it is sent. */
export default function Complain() {
  const { t } = useLingui()
  const { street: asked, site } = useRouter().params
  const street = (asked ?? currentStreet()) as StreetCode
  const form = useComplaintDraft()
  const sending = useSending(street, form)
  usePrefilledSite(street, site as SiteId | undefined, form)
  if (sending.sent) return <Sent street={street} sent={sending.sent} again={sending.again} />
  return (
    <PageFrame
      title={t`我有意见`}
      foot={<SendFoot street={street} form={form} sending={sending} />}
    >
      <ComplaintForm street={street} form={form} error={sending.error} />
    </PageFrame>
  )
}
