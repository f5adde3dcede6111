import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useNow } from '@/client/clock'
import { inLanguage } from '@/client/hours-words'
import { untilWords } from '@/client/invitation-words'
import { officeWords, termWords } from '@/client/office-words'
import { useRefusalWords } from '@/client/refusal-words'
import { useAct } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { Row } from '@/components/Row'
import { Strip } from '@/components/Strip'
import type { InvitationKind, InvitationView } from '@/contract/invitations'

/** Where a record without an office belongs, in words; undefined where nobody knows. */
export const recordNote = (i18n: I18n, record: InvitationView['record']) =>
  record?.area ? inLanguage(i18n, record.area) : undefined

/** What one is invited to, and what follows from accepting it. */
function useOffer(kind: InvitationKind): { title: string; follows: string } {
  const { t } = useLingui()
  if (kind === 'account') {
    const follows = t`接受后，原来的微信账号立即退出，岗位、工作和记录都转到您现在的账号。`
    return { title: t`换到这个微信账号`, follows }
  }
  if (kind === 'home') {
    const follows = t`请确认上面写的就是您。接受后，替您填的登记、电话和同意都归您自己管。`
    return { title: t`接手您的住户登记`, follows }
  }
  const follows = t`请确认上面写的就是您。接受后，这里的人会看到您的姓名和岗位，有事会找到您。`
  return { title: t`邀请您任职`, follows }
}

/** An invitation that can be accepted: whose it is, what follows, and one tap. */
export function Offer({ invitation: shown }: { invitation: InvitationView }) {
  const { t, i18n } = useLingui()
  const words = useRefusalWords()
  const touched = ['session', 'invitations', 'appointments', 'messages', 'complaints', 'homes']
  const claiming = useAct('invitations.claim', [...touched, 'consents'])
  const { street, invitation, kind, office, record, expires } = shown
  const { title, follows } = useOffer(kind)
  const until = untilWords(i18n, expires, useNow())
  const name = (office?.name ?? record?.name) || t`微信用户`
  const note = office ? officeWords(i18n, office) : recordNote(i18n, record)
  return (
    <>
      <Heading level={1}>{title}</Heading>
      <Card>
        <Row icon="person" tone="mine" title={name} note={note} />
        {office && <View className="small">{termWords(i18n, office)}</View>}
      </Card>
      <View>{follows}</View>
      <View className="small">{t`${until}前有效，只能用一次。`}</View>
      {claiming.error && <Strip tone="late" icon="warning" {...words(claiming.error)} />}
      <Button
        busy={claiming.isPending}
        onTap={() => claiming.mutate({ street, invitation })}
      >{t`我是本人，接受`}</Button>
    </>
  )
}
