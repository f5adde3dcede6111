import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { inLanguage } from '@/client/hours-words'
import { contractWords } from '@/client/operator-words'
import { Card } from '@/components/Card'
import { CardHeading } from '@/components/CardHeading'
import { Progress } from '@/components/Progress'
import { Row } from '@/components/Row'
import { DAY, startOf } from '@/contract/calendar.rules'
import type { OperatorView } from '@/contract/operators'

/** How much of the contract is over; undefined where a day of it is not known. */
function shareOver({ contractFrom, contractUntil, daysLeft }: OperatorView): number | undefined {
  if (!contractFrom || !contractUntil || daysLeft === null) return undefined
  const days = (startOf(contractUntil) - startOf(contractFrom)) / DAY + 1
  return Math.min(1, Math.max(0, 1 - (daysLeft + 1) / days))
}

/** The contract's period as a sentence and a bar, its duties in words, and the way to call. */
export function ContractCard({ operator }: { operator: OperatorView }) {
  const { t, i18n } = useLingui()
  const { phone, duties, notes } = operator
  const sentence = contractWords(i18n, operator)
  const share = shareOver(operator)
  const call = (phoneNumber: string) => {
    Taro.makePhoneCall({ phoneNumber }).catch(() => undefined)
  }
  return (
    <Card>
      <CardHeading>{t`合同`}</CardHeading>
      {share === undefined ? <View>{sentence}</View> : <Progress label={sentence} share={share} />}
      {duties.lines.map((line) => (
        <View key={line.zh} className="review-line">{`· ${inLanguage(i18n, line)}`}</View>
      ))}
      {phone && (
        <Row
          icon="phone"
          tone="info"
          title={phone}
          note={t`运营方电话，点一下就拨打`}
          onTap={() => call(phone)}
        />
      )}
      {notes && <View className="small">{t`街道备注：${notes}`}</View>}
    </Card>
  )
}
