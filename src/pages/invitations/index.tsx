import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { officeWords } from '@/client/office-words'
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
import { Strip } from '@/components/Strip'
import type { InvitationKind, InvitationView } from '@/contract/invitations'
import type { InvitationId, StreetCode } from '@/contract/wire'
import { Offer, recordNote } from './Offer'

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
function Closed({
  state,
  kind,
}: {
  state: 'expired' | 'revoked' | 'claimed'
  kind: InvitationKind
}) {
  const { t } = useLingui()
  const again =
    kind === 'account'
      ? t`请在原来的账号上再生成一张码，或联系发出邀请的人。`
      : t`请联系发出邀请的人再发一份。`
  const words = {
    expired: { title: t`这份邀请过期了`, note: again },
    revoked: { title: t`这份邀请已经收回`, note: t`可能换了一份新的，请联系发出邀请的人。` },
    claimed: {
      title: t`这份邀请已经有人接受`,
      note: t`如果不是您本人接受的，请联系街道。`,
    },
  }
  const home = { label: t`回首页`, onTap: () => openTab(routes.home()) }
  return <Notice icon="clock" tone="soon" {...words[state]} action={home} />
}

/** Accepted: what one has now, one tap away. */
function Accepted({
  invitation: { street, kind, office, record },
}: {
  invitation: InvitationView
}) {
  const { t, i18n } = useLingui()
  const title = t`已经接受`
  if (office) {
    const action = { label: t`看我的岗位`, onTap: () => open(routes.appointments(street)) }
    const note = officeWords(i18n, office)
    return <Notice icon="check" tone="open" title={title} note={note} action={action} />
  }
  const action =
    kind === 'home'
      ? { label: t`看我的家`, onTap: () => open(routes.homes(street)) }
      : { label: t`去“我的”`, onTap: () => openTab(routes.mine()) }
  const note = recordNote(i18n, record)
  return <Notice icon="check" tone="open" title={title} note={note} action={action} />
}

function Invitation(which: Which) {
  const { t } = useLingui()
  const asked = useAsk('invitations.look', which, { keep: false })
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
        const { state, yours, kind } = invitation
        if (state === 'open') return <Offer invitation={invitation} />
        return yours ? <Accepted invitation={invitation} /> : <Closed state={state} kind={kind} />
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
      <PageState outer query={asked} cards={1}>
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
