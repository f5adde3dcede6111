import { useLingui } from '@lingui/react/macro'
import { Image, View } from '@tarojs/components'
import { Card } from '@/components/Card'
import { qrImage } from '@/components/qr-image'
import './ticket.scss'

/** The code for the door, drawn on this phone: big, black on white, with or without a network. */
export function Code({ ticket }: { ticket: string }) {
  const { t } = useLingui()
  const said = t`进门的二维码，给门口的工作人员扫`
  return (
    <Card>
      <View className="ticket-code">
        <Image
          className="ticket-qr"
          src={qrImage(ticket, 'M')}
          {...(process.env.TARO_ENV === 'h5' ? { imgProps: { alt: said } } : { ariaLabel: said })}
        />
        <View className="strong">{t`到门口出示这个码`}</View>
        <View className="small">{t`没有网络也能用。扫不出来就把屏幕调亮；手机没电，报称呼或手机后四位。`}</View>
      </View>
    </Card>
  )
}
