import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRefusalWords } from '@/client/refusal-words'
import { currentStreet } from '@/client/street'
import { useAct } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { Strip } from '@/components/Strip'
import './mine.scss'

/** Before anything of a person is kept: what, why, and that it can be taken back. */
export function Agree() {
  const { t } = useLingui()
  const words = useRefusalWords()
  const opening = useAct('session.open', ['session', 'consents', 'messages', 'complaints'])
  const agree = () => opening.mutate({ street: currentStreet(), agreed: true })
  const kept = [
    t`保存什么：您的微信账号在这个小程序里的编号。不要手机号，不读头像和昵称。`,
    t`为了什么：让您查到自己提的意见，收到答复。`,
    t`保存多久：到您要求删除为止；已经办理的意见按档案规定保存。`,
    t`不同意也可以：看站点、提意见都不需要登录。`,
  ]
  return (
    <Card>
      <Heading level={1}>{t`让我们认得您`}</Heading>
      {kept.map((line) => (
        <View key={line} className="agree-line">
          {line}
        </View>
      ))}
      {opening.error && <Strip tone="late" icon="warning" {...words(opening.error)} />}
      <Button busy={opening.isPending} onTap={agree}>{t`同意并继续`}</Button>
    </Card>
  )
}
