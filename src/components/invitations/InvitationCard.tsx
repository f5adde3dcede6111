import { useLingui } from '@lingui/react/macro'
import { Image, View } from '@tarojs/components'
import { useState } from 'react'
import { untilWords } from '@/client/invitation-words'
import type { MadeInvitation } from '@/contract/invitations'
import { Button } from '../Button'
import { Card } from '../Card'
import { CardHeading } from '../CardHeading'
import { qrImage } from '../qr-image'
import './InvitationCard.scss'

interface InvitationCardProps {
  made: MadeInvitation
  name: string
  /** False where the phone refuses. */
  copy: (text: string) => Promise<boolean>
}

/** An invitation to show, print or send; whoever has it may accept, so it goes to one person only. */
export function InvitationCard({ made, name, copy }: InvitationCardProps) {
  const { t, i18n } = useLingui()
  const [copied, setCopied] = useState(false)
  const until = untilWords(i18n, made.expires, Date.now())
  const { link } = made
  const said = t`邀请码`
  return (
    <Card>
      <CardHeading>{t`给${name}的邀请`}</CardHeading>
      <View className="invitation">
        <View>{t`请本人用微信扫这张码，或打开下面的网址。${until}前有效，只能用一次；请只交给本人。`}</View>
        <Image
          className="invitation-code"
          src={qrImage(link)}
          {...(process.env.TARO_ENV === 'h5' ? { imgProps: { alt: said } } : { ariaLabel: said })}
        />
        <View className="small invitation-link">{link}</View>
        <Button kind="second" onTap={() => void copy(link).then(setCopied)}>
          {copied ? t`已复制` : t`复制网址`}
        </Button>
      </View>
    </Card>
  )
}
