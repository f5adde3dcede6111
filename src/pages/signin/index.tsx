import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRefusalWords } from '@/client/refusal-words'
import { openTab, routes } from '@/client/routes'
import { useMe } from '@/client/session'
import { Heading } from '@/components/Heading'
import { Notice } from '@/components/Notice'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import { Waiting } from '@/components/Waiting'
import { Code } from './Code'
import './signin.scss'
import { useSignin } from './useSignin'

const goOn = () => openTab(routes.mine())

function SignedIn() {
  const { t } = useLingui()
  return (
    <Notice
      icon="check"
      tone="open"
      title={t`已经登录`}
      note={t`不用时，可以在“我的”里退出；手机上也能让这台电脑退出。`}
      action={{ label: t`去“我的”`, onTap: goOn }}
    />
  )
}

/** Nobody is signed in here yet: a code, or what became of it. */
function SignIn() {
  const { t } = useLingui()
  const words = useRefusalWords()
  const { signin, ask } = useSignin()
  const again = { label: t`换一张码`, onTap: ask }
  if (signin.is === 'asking') return <Waiting cards={1} />
  if (signin.is === 'failed') {
    const action = { label: t`再试一次`, onTap: ask }
    return <Notice icon="warning" {...words(signin.error)} action={action} />
  }
  if (signin.is === 'asked') return <Code asked={signin.asked} onRenew={ask} />
  if (signin.is === 'signed') return <SignedIn />
  const said = {
    refused: {
      title: t`手机上没有同意登录`,
      note: t`可能选错了数字，也可能点了拒绝。换一张码，就能再来一次。`,
    },
    expired: { title: t`这张码过期了`, note: t`一张码只用三分钟，也只用一次。` },
  }
  return <Notice icon="clock" tone="soon" {...said[signin.is]} action={again} />
}

/** In a browser: signed in by a phone that is signed in already. */
export default function SigninPage() {
  const { t } = useLingui()
  const asked = useMe()
  return (
    <PageFrame title={t`扫码登录`}>
      <View className="signin-title">
        <Heading level={1}>{t`用手机扫码登录`}</Heading>
      </View>
      <PageState query={asked} cards={1}>
        {({ person }) => (person === null ? <SignIn /> : <SignedIn />)}
      </PageState>
    </PageFrame>
  )
}
