import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { inLanguage } from '@/client/hours-words'
import { roleWords } from '@/client/role-words'
import { open, routes } from '@/client/routes'
import { signOut } from '@/client/session'
import { Button } from '@/components/Button'
import { Heading } from '@/components/Heading'
import { Icon } from '@/components/Icon'
import type { Me } from '@/contract/session'
import { Agree } from './Agree'
import './mine.scss'

function Stranger({ demonstration }: { demonstration: boolean }) {
  const { t } = useLingui()
  const note = demonstration
    ? t`不登录也能看站点、提意见。要看别人的页面，在下面换一个人。`
    : t`不登录也能看站点、提意见。登录在微信小程序里进行。`
  return (
    <View className="who">
      <Icon name="person" tone="plain" plate />
      <View className="grow">
        <Heading level={1}>{t`没有登录`}</Heading>
        <View className="small">{note}</View>
      </View>
      <Button kind="second" icon="qr" onTap={() => open(routes.signin())}>{t`扫码登录`}</Button>
    </View>
  )
}

/** Who I am here: name and roles, or how to become known. */
export function Who({ me }: { me: Me }) {
  const { t, i18n } = useLingui()
  if (me.person === null) {
    if (process.env.TARO_ENV === 'h5') return <Stranger demonstration={me.demonstration} />
    return <Agree />
  }
  const roles = me.roles.map(({ role, areaName }) =>
    [inLanguage(i18n, areaName), roleWords(i18n, role)].join(' · '),
  )
  return (
    <View className="who">
      <Icon name="person" tone="mine" plate />
      <View className="grow">
        <Heading level={1}>{me.name ?? t`微信用户`}</Heading>
        <View className="small">{roles.join(t`、`) || t`居民`}</View>
      </View>
      {process.env.TARO_ENV === 'h5' && (
        <Button kind="quiet" onTap={() => void signOut()}>{t`退出登录`}</Button>
      )}
    </View>
  )
}
