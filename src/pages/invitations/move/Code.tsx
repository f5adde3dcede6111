import { useLingui } from '@lingui/react/macro'
import { Image, View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { qrImage } from '@/components/qr-image'
import { Strip } from '@/components/Strip'
import './move.scss'

interface CodeProps {
  link: string
  /** Minutes for which it can still be accepted. */
  left: number
  busy: boolean
  onRenew: () => void
  onRevoke: () => void
}

/** The code for the new account: what to do with it, how long it lasts, and the way to take it back. */
export function Code({ link, left, busy, onRenew, onRevoke }: CodeProps) {
  const { t } = useLingui()
  const said = t`换微信账号用的二维码`
  const steps = [
    t`1. 在新的微信账号里打开“零距离家园”，点首页的“扫一扫”。`,
    t`2. 对准下面的码，登录后点“我是本人，接受”。`,
  ]
  return (
    <Card>
      {steps.map((step) => (
        <View key={step}>{step}</View>
      ))}
      <Image
        className="move-code"
        src={qrImage(link)}
        {...(process.env.TARO_ENV === 'h5' ? { imgProps: { alt: said } } : { ariaLabel: said })}
      />
      <View className="move-left">
        <Heading level={2}>{t`还有 ${left} 分钟有效`}</Heading>
      </View>
      <Strip
        tone="soon"
        icon="warning"
        title={t`不要把这张码发给别人`}
        note={t`谁扫码接受，谁就是您：您的岗位、住处和提过的意见都归他。`}
      />
      <Button kind="second" busy={busy} onTap={onRevoke}>{t`收回这张码`}</Button>
      <Button kind="quiet" busy={busy} onTap={onRenew}>{t`换一张码`}</Button>
    </Card>
  )
}
