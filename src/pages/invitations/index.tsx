import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { dateWords } from '@/client/day-words'
import { officeWords, termWords } from '@/client/office-words'
import { useRefusalWords } from '@/client/refusal-words'
import { open, openTab, routes } from '@/client/routes'
import { useMe } from '@/client/session'
import { useAct, useAsk } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { Notice } from '@/components/Notice'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import { Row } from '@/components/Row'
import { Strip } from '@/components/Strip'
import { dayOf } from '@/contract/calendar.rules'
import type { InvitationView } from '@/contract/invitations'
import type { InvitationId, StreetCode } from '@/contract/wire'

interface Which {
  street: StreetCode
  invitation: InvitationId
}

/** Whoever accepts is kept from then on: what is kept, and why, before the tap. */
function SignIn({ street }: { street: StreetCode }) {
  const { t } = useLingui()
  const words = useRefusalWords()
  const opening = useAct('session.open', ['session', 'invitations'])
  if (process.env.TARO_ENV === 'h5') {
    return (
      <Notice
        icon="person"
        title={t`先登录，再看邀请`}
        note={t`请用微信扫这张码；或者先在这台电脑上登录，再打开这个网址。`}
        action={{ label: t`去登录`, onTap: () => open(routes.signin()) }}
      />
    )
  }
  return (
    <Card>
      <Heading level={1}>{t`有一份给您的邀请`}</Heading>
      <View>{t`看邀请要认得您：我们会保存您的微信账号在这个小程序里的编号，不要手机号，不读头像和昵称。`}</View>
      {opening.error && <Strip tone="late" icon="warning" {...words(opening.error)} />}
      <Button
        busy={opening.isPending}
        onTap={() => opening.mutate({ street, agreed: true })}
      >{t`同意并查看`}</Button>
    </Card>
  )
}

/** One that cannot be accepted: what happened, and what to do. */
function Closed({ state }: { state: 'expired' | 'revoked' | 'claimed' }) {
  const { t } = useLingui()
  const words = {
    expired: { title: t`这份邀请过期了`, note: t`请联系发出邀请的人再发一份。` },
    revoked: { title: t`这份邀请已经收回`, note: t`可能换了一份新的，请联系发出邀请的人。` },
    claimed: {
      title: t`这份邀请已经有人接受`,
      note: t`如果不是您本人接受的，请联系街道。`,
    },
  }
  const home = { label: t`回首页`, onTap: () => openTab(routes.home()) }
  return <Notice icon="clock" tone="soon" {...words[state]} action={home} />
}

function Offer({ invitation: shown }: { invitation: InvitationView }) {
  const { t, i18n } = useLingui()
  const words = useRefusalWords()
  const touched = ['session', 'invitations', 'appointments', 'messages', 'complaints'] as const
  const claiming = useAct('invitations.claim', touched)
  const { street, invitation, kind, office, expires } = shown
  const until = dateWords(i18n, dayOf(expires))
  const back = kind === 'account'
  if (!office) return null
  return (
    <>
      <Heading level={1}>{back ? t`换到这个微信账号` : t`邀请您任职`}</Heading>
      <Card>
        <Row icon="person" tone="mine" title={office.name} note={officeWords(i18n, office)} />
        <View className="small">{termWords(i18n, office)}</View>
      </Card>
      <View>
        {back
          ? t`接受后，原来的微信账号立即退出，岗位、工作和记录都转到您现在的账号。`
          : t`请确认上面写的就是您。接受后，这里的人会看到您的姓名和岗位，有事会找到您。`}
      </View>
      <View className="small">{t`${until}前有效，只能用一次。`}</View>
      {claiming.error && <Strip tone="late" icon="warning" {...words(claiming.error)} />}
      <Button
        busy={claiming.isPending}
        onTap={() => claiming.mutate({ street, invitation })}
      >{t`我是本人，接受`}</Button>
    </>
  )
}

function Invitation(which: Which) {
  const { t, i18n } = useLingui()
  const asked = useAsk('invitations.look', which, { keep: false })
  const done = { label: t`看我的岗位`, onTap: () => open(routes.appointments(which.street)) }
  return (
    <PageState
      query={asked}
      cards={1}
      failure={() => ({
        title: t`没有找到这份邀请`,
        note: t`请用微信重新扫码，或联系发出邀请的人。`,
      })}
    >
      {({ invitation }) => {
        if (invitation.yours && invitation.office) {
          const note = officeWords(i18n, invitation.office)
          return <Notice icon="check" tone="open" title={t`已经接受`} note={note} action={done} />
        }
        if (invitation.state === 'open') return <Offer invitation={invitation} />
        return <Closed state={invitation.state} />
      }}
    </PageState>
  )
}

/** Where the code of an invitation leads: sign in, look, accept. */
export default function Invitations() {
  const { t } = useLingui()
  const { street, invitation } = useRouter().params as unknown as Which
  const asked = useMe()
  return (
    <PageFrame title={t`邀请`}>
      <PageState query={asked} cards={1}>
        {({ person }) =>
          person ? (
            <Invitation key={person} street={street} invitation={invitation} />
          ) : (
            <SignIn street={street} />
          )
        }
      </PageState>
    </PageFrame>
  )
}
