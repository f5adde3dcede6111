import { useLingui } from '@lingui/react/macro'
import { callPhone } from '@/client/reach'
import { Row } from '@/components/Row'

/** The organiser, one tap away. */
export function CallRow({ phone }: { phone: string }) {
  const { t } = useLingui()
  return (
    <Row
      icon="phone"
      tone="info"
      title={phone}
      note={t`主办人的电话，点一下就拨打`}
      onTap={() => callPhone(phone)}
    />
  )
}
