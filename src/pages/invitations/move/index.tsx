import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useRefusalWords } from '@/client/refusal-words'
import { open, openTab, routes } from '@/client/routes'
import { useMe } from '@/client/session'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { Notice } from '@/components/Notice'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import { Strip } from '@/components/Strip'
import { MOVE_MINUTES } from '@/contract/invitations'
import type { InvitationId, StreetCode } from '@/contract/wire'
import { Code } from './Code'
import { useMove } from './useMove'

/** Whoever is not known here has nothing to take along. */
function Stranger() {
  const { t } = useLingui()
  const inBrowser = process.env.TARO_ENV === 'h5'
  return (
    <Notice
      icon="person"
      title={t`请先登录原来的账号`}
      note={t`换账号由原来的账号发起；原来的账号用不了，请联系街道或您的网格负责人。`}
      action={
        inBrowser
          ? { label: t`去登录`, onTap: () => open(routes.signin()) }
          : { label: t`去“我的”`, onTap: () => openTab(routes.mine()) }
      }
    />
  )
}

/** What will happen, before the code that does it. */
function Begin({ busy, onMake }: { busy: boolean; onMake: () => void }) {
  const { t } = useLingui()
  const minutes = MOVE_MINUTES
  const lines = [
    t`这里会出现一张码，${minutes} 分钟内有效，只能用一次。用新的微信账号扫它，接受，就换好了。`,
    t`会带过去：您的姓名、电话、岗位、住处、提过的意见和消息。`,
    t`换好以后：原来的微信账号和所有登录的电脑立即退出。`,
    t`只有一部手机：先在电脑上登录，在电脑上打开这一页，再用手机换微信账号来扫。`,
  ]
  return (
    <Card>
      {lines.map((line) => (
        <View key={line} className="move-line">
          {line}
        </View>
      ))}
      <Button busy={busy} onTap={onMake}>{t`生成换账号的码`}</Button>
    </Card>
  )
}

interface EarlierProps {
  left: number
  busy: boolean
  onRevoke: () => void
}

/** One that was made somewhere else can only be taken back here. */
function Earlier({ left, busy, onRevoke }: EarlierProps) {
  const { t } = useLingui()
  return (
    <Card>
      <Heading level={2}>{t`有一张换账号的码还能用 ${left} 分钟`}</Heading>
      <View>{t`不是您自己生成的，请马上收回，再到“我的”里看看登录的设备。`}</View>
      <Button busy={busy} onTap={onRevoke}>{t`收回这张码`}</Button>
    </Card>
  )
}

function Moving({ street, before }: { street: StreetCode; before: InvitationId | undefined }) {
  const { t } = useLingui()
  const words = useRefusalWords()
  const known = useMe().data?.person != null
  const { move, make, revoke, busy, error } = useMove(street, before)
  if (move.is === 'moved') {
    const home = { label: t`回首页`, onTap: () => openTab(routes.home()) }
    const note = t`请在新的微信账号里继续；这里已经退出。`
    return <Notice icon="check" tone="open" title={t`账号换好了`} note={note} action={home} />
  }
  if (!known) return <Stranger />
  return (
    <>
      <Heading level={1}>{t`换到另一个微信账号`}</Heading>
      {move.is === 'revoked' && (
        <Strip tone="open" icon="check" title={t`已经收回`} note={t`那张码再也用不了。`} />
      )}
      {move.is === 'over' && (
        <Strip tone="soon" icon="clock" title={t`那张码过期了`} note={t`需要的话，再生成一张。`} />
      )}
      {error && <Strip tone="late" icon="warning" {...words(error)} />}
      {move.is !== 'open' && <Begin busy={busy} onMake={make} />}
      {move.is === 'open' && move.link !== null && (
        <Code
          link={move.link}
          left={move.left}
          busy={busy}
          onRenew={make}
          onRevoke={() => revoke(move.invitation)}
        />
      )}
      {move.is === 'open' && move.link === null && (
        <Earlier left={move.left} busy={busy} onRevoke={() => revoke(move.invitation)} />
      )}
    </>
  )
}

/** Whoever has a new WeChat account takes everything along, from the old one or from a browser. */
export default function MoveAccount() {
  const { t } = useLingui()
  const params = useRouter().params as unknown as { street: StreetCode; invitation?: InvitationId }
  const asked = useMe()
  return (
    <PageFrame title={t`换微信账号`}>
      <PageState query={asked} cards={1}>
        {() => <Moving street={params.street} before={params.invitation} />}
      </PageState>
    </PageFrame>
  )
}
