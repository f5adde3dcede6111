import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRefusalWords } from '@/client/refusal-words'
import { open, routes } from '@/client/routes'
import { useAct } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { Notice } from '@/components/Notice'
import { Strip } from '@/components/Strip'
import type { StreetCode } from '@/contract/wire'
import './homes.scss'

/** WeChat says itself who asks: what is kept of that, before it is. */
export function AgreeFirst({ street }: { street: StreetCode }) {
  const { t } = useLingui()
  const words = useRefusalWords()
  const opening = useAct('session.open', ['session', 'homes', 'consents'])
  return (
    <Card>
      <Heading level={2}>{t`先让我们认得您`}</Heading>
      <View className="homes-line">
        {t`我们会保存您的微信账号在这个小程序里的编号，不要手机号，不读头像和昵称。登记住处之前，还会再问您一次。`}
      </View>
      {opening.error && <Strip tone="late" icon="warning" {...words(opening.error)} />}
      <Button
        busy={opening.isPending}
        onTap={() => opening.mutate({ street, agreed: true })}
      >{t`同意并继续`}</Button>
    </Card>
  )
}

/** A home is somebody's: whoever is not known yet becomes known first. */
export function KnownFirst({ street }: { street: StreetCode }) {
  const { t } = useLingui()
  if (process.env.TARO_ENV !== 'h5') return <AgreeFirst street={street} />
  return (
    <Notice
      icon="person"
      title={t`先登录，再登记您的家`}
      note={t`请在微信里打开零距离家园，或者用微信扫墙上的码；也可以先在这台电脑上登录，再回到这里。`}
      action={{ label: t`去登录`, onTap: () => open(routes.signin()) }}
    />
  )
}
