import { useLingui } from '@lingui/react/macro'
import { Image, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { qrImage } from '@/components/qr-image'
import { Strip } from '@/components/Strip'
import './signin.scss'
import type { Asked } from './useSignin'

/** 2:05 */
function useLeft(until: number): string {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  const seconds = Math.max(0, Math.ceil((until - now) / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** The code for the phone, the number to find there, and what to do in words. */
export function Code({ asked, onRenew }: { asked: Asked; onRenew: () => void }) {
  const { t } = useLingui()
  const left = useLeft(asked.until)
  const number = asked.number
  const steps = [
    t`1. 打开微信里的“零距离家园”，点首页的“扫一扫”。`,
    t`2. 对准下面的码。`,
    t`3. 在手机上选出这里显示的数字。`,
  ]
  return (
    <Card>
      {steps.map((step) => (
        <View key={step}>{step}</View>
      ))}
      <Image
        className="signin-qr"
        src={qrImage(asked.link)}
        imgProps={{ alt: t`登录用的二维码，要用微信小程序来扫` }}
      />
      <View className="signin-number">
        <Heading level={2}>{t`您的数字是 ${number}`}</Heading>
        <View className="small">{t`${left} 后要换一张码`}</View>
      </View>
      <Strip
        tone="soon"
        icon="warning"
        title={t`不要把这张码发给别人`}
        note={t`谁确认，这台电脑上登录的就是谁。`}
      />
      <Button kind="second" onTap={onRenew}>{t`换一张码`}</Button>
    </Card>
  )
}
