import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { browserWords } from '@/client/browser-words'
import { CallRefused } from '@/client/call'
import { useNow } from '@/client/clock'
import { agoWords } from '@/client/hours-words'
import { useRefusalWords } from '@/client/refusal-words'
import { openTab, routes } from '@/client/routes'
import { useAct, useAsk } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { CardHeading } from '@/components/CardHeading'
import { Heading } from '@/components/Heading'
import { Notice, type NoticeProps } from '@/components/Notice'
import { PageState } from '@/components/PageState'
import { Row } from '@/components/Row'
import { Strip } from '@/components/Strip'
import type { OutputOf } from '@/contract'
import type { SigninId } from '@/contract/wire'
import './confirm.scss'

type Outcome = 'confirmed' | 'wrong' | 'refused' | 'gone'

const isGone = (error: unknown) => error instanceof CallRefused && error.code === 'not_found'

/** What a person did, and what came of it. */
function useAnswer(request: SigninId) {
  const confirming = useAct('session.confirm', [])
  const refusing = useAct('session.refuse', [])
  const error = confirming.error ?? refusing.error
  let outcome: Outcome | undefined
  if (confirming.data) outcome = confirming.data.confirmed ? 'confirmed' : 'wrong'
  else if (refusing.data) outcome = 'refused'
  else if (isGone(error)) outcome = 'gone'
  return {
    outcome,
    error,
    busy: confirming.isPending || refusing.isPending,
    confirm: (number: number) => confirming.mutate({ request, number }),
    refuse: () => refusing.mutate({ request }),
  }
}

function useOutcomeWords(): Record<Outcome, NoticeProps> {
  const { t } = useLingui()
  return {
    confirmed: {
      icon: 'check',
      tone: 'open',
      title: t`电脑上已经登录`,
      note: t`在“我的”里能看到登录的设备，也能让它退出。`,
    },
    wrong: {
      icon: 'warning',
      tone: 'soon',
      title: t`数字不对，没有登录`,
      note: t`如果是您自己在登录，请在电脑上换一张码，再扫一次。`,
    },
    refused: {
      icon: 'lock',
      title: t`已经拒绝，没有登录`,
      note: t`如果有人让您扫这张码，请不要再扫。`,
    },
    gone: {
      icon: 'clock',
      title: t`这张码已经不能用了`,
      note: t`一张码只用三分钟，也只用一次。请在电脑上换一张码，再扫一次。`,
    },
  }
}

interface AskedProps {
  asked: OutputOf<'session.look'>
  answer: ReturnType<typeof useAnswer>
}

/** Which browser, since when, and the number that only somebody before it can know. */
function Asked({ asked, answer }: AskedProps) {
  const { t, i18n } = useLingui()
  const words = useRefusalWords()
  const ago = agoWords(i18n, asked.askedAt, useNow())
  return (
    <>
      <View className="confirm-title">
        <Heading level={1}>{t`要在电脑上登录吗？`}</Heading>
      </View>
      <Card>
        <Row icon="eye" title={browserWords(i18n, asked.browser)} note={t`${ago}请求登录`} />
      </Card>
      <Card>
        <CardHeading>{t`电脑屏幕上的数字是哪一个？`}</CardHeading>
        <View className="numbers-to-pick">
          {asked.numbers.map((number) => (
            <Button
              key={number}
              kind="second"
              name={t`数字 ${number}，登录`}
              busy={answer.busy}
              onTap={() => answer.confirm(number)}
            >
              {String(number)}
            </Button>
          ))}
        </View>
        {answer.error && <Strip tone="late" icon="warning" {...words(answer.error)} />}
      </Card>
      <Strip
        tone="soon"
        icon="warning"
        title={t`只有自己正坐在这台电脑前，才选数字`}
        note={t`码是别人发来的，或者看不到数字，请点“不是我”。`}
      />
      <Button kind="second" icon="lock" busy={answer.busy} onTap={answer.refuse}>
        {t`不是我，拒绝登录`}
      </Button>
    </>
  )
}

/** The question, or what came of it. */
export function Question({ request }: { request: SigninId }) {
  const { t } = useLingui()
  const words = useOutcomeWords()
  const asked = useAsk('session.look', { request }, { keep: false })
  const answer = useAnswer(request)
  const outcome = answer.outcome ?? (isGone(asked.error) ? 'gone' : undefined)
  if (outcome) {
    const action = { label: t`回“我的”`, onTap: () => openTab(routes.mine()) }
    return <Notice {...words[outcome]} action={action} />
  }
  return (
    <PageState query={asked} cards={2}>
      {(shown) => <Asked asked={shown} answer={answer} />}
    </PageState>
  )
}
