import { useLingui } from '@lingui/react/macro'
import { useDidShow } from '@tarojs/taro'
import { browserWords } from '@/client/browser-words'
import { useNow } from '@/client/clock'
import { momentWords } from '@/client/history-words'
import { agoWords } from '@/client/hours-words'
import { useRefusalWords } from '@/client/refusal-words'
import { useAct, useAsk } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { PageState } from '@/components/PageState'
import { Row } from '@/components/Row'
import { Strip } from '@/components/Strip'
import { Tag } from '@/components/Tag'
import type { OpenSession } from '@/contract/session'
import type { SessionId } from '@/contract/wire'

interface OneProps {
  session: OpenSession
  busy: boolean
  onEnd: (session: SessionId) => void
}

function One({ session, busy, onEnd }: OneProps) {
  const { t, i18n } = useLingui()
  const title = browserWords(i18n, session.browser)
  const opened = momentWords(i18n, session.openedAt)
  const seen = agoWords(i18n, session.seenAt, useNow())
  const side = session.current ? (
    <Tag tone="open">{t`这一台`}</Tag>
  ) : (
    <Button
      kind="quiet"
      name={t`让 ${title} 退出`}
      busy={busy}
      onTap={() => onEnd(session.session)}
    >
      {t`退出`}
    </Button>
  )
  return <Row title={title} note={t`${opened}登录，最近使用：${seen}`} side={side} />
}

/** Where I am signed in besides WeChat, each to be ended; nothing where that is nowhere. */
export function Sessions() {
  const { t } = useLingui()
  const words = useRefusalWords()
  const asked = useAsk('session.list', {}, { keep: false })
  const ending = useAct('session.revoke', ['session'])
  // this page stays below the one that lets another browser in
  useDidShow(() => void asked.refetch())
  if (asked.data?.sessions.length === 0) return null
  return (
    <>
      <Heading level={2}>{t`登录的设备`}</Heading>
      <PageState query={asked} cards={1}>
        {({ sessions }) => (
          <Card>
            {sessions.map((session) => (
              <One
                key={session.session}
                session={session}
                busy={ending.isPending}
                onEnd={(which) => ending.mutate({ session: which })}
              />
            ))}
            {ending.error && <Strip tone="late" icon="warning" {...words(ending.error)} />}
            {sessions.filter(({ current }) => !current).length > 1 && (
              <Button
                kind="second"
                busy={ending.isPending}
                onTap={() => ending.mutate({ session: 'others' })}
              >
                {t`让其他设备都退出`}
              </Button>
            )}
          </Card>
        )}
      </PageState>
    </>
  )
}
