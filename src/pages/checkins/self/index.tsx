import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { CallRefused } from '@/client/call'
import { outcomeWords } from '@/client/checkin-words'
import { useNow } from '@/client/clock'
import { whenWords } from '@/client/event-words'
import { inLanguage } from '@/client/hours-words'
import { useRefusalWords } from '@/client/refusal-words'
import { open, routes } from '@/client/routes'
import { fromQuery, scan } from '@/client/scan'
import { useAsk } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Heading } from '@/components/Heading'
import { Notice } from '@/components/Notice'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import type { MySignup } from '@/contract/signups'
import type { EventId, StreetCode } from '@/contract/wire'
import { AnswerCard } from '../AnswerCard'
import { Briefs, Where } from './Brief'
import { Standing } from './Standing'
import { useSelf } from './useSelf'
import { waysOf } from './ways'
import '../checkins.scss'

type Self = ReturnType<typeof useSelf>

/** What the cloud said, in the words of the door; of a code that moved on, to scan the new one. */
function Said({ answer, error }: Pick<Self, 'answer' | 'error'>) {
  const { t, i18n } = useLingui()
  const words = useRefusalWords()
  if (answer) {
    const { tone, is, next } = outcomeWords(i18n, answer.outcome)
    const came = answer.outcome === 'in' ? t`已签到` : is
    return <AnswerCard tone={tone} is={came} next={answer.outcome === 'in' ? undefined : next} />
  }
  if (!error) return null
  if (error instanceof CallRefused && error.code === 'not_found') {
    return (
      <AnswerCard tone="soon" is={t`门口的码已经换了`} next={t`请对准屏幕上现在的码，再扫一次。`}>
        <Button kind="second" icon="scan" onTap={() => void scan()}>{t`再扫一次`}</Button>
      </AnswerCard>
    )
  }
  const because = error instanceof CallRefused ? error.because : undefined
  if (because?.why === 'door') {
    const { tone, is, next } = outcomeWords(i18n, because.outcome)
    return <AnswerCard tone={tone} is={is} next={next} />
  }
  const { title, note } = words(error)
  return <AnswerCard tone="soon" is={title} next={note} />
}

/** Comes or leaves with one tap; then what a volunteer does, and where. */
function Here({ signup, self }: { signup: MySignup; self: Self }) {
  const { t, i18n } = useLingui()
  const { about } = signup
  const now = useNow()
  const besides = waysOf(signup).besides
  return (
    <>
      <View className="thread-head">
        <Heading level={1}>{inLanguage(i18n, about.title)}</Heading>
        <View className="small numbers">{whenWords(i18n, about, now)}</View>
      </View>
      <Said {...self} />
      <Standing signup={signup} />
      {besides && (
        <Button kind="second" busy={self.busy} onTap={() => self.go(besides)}>
          {t`其余的也签到`}
        </Button>
      )}
      <Briefs signup={signup} />
      <Where about={about} />
    </>
  )
}

function NoPart({ street, event }: { street: StreetCode; event: EventId }) {
  const { t } = useLingui()
  return (
    <Notice
      icon="calendar"
      title={t`您还没有报名这场活动`}
      note={t`还有名额的话，现在就可以报名；或者请门口的人按现场登记。`}
      action={{ label: t`看这场活动`, onTap: () => open(routes.event(street, event)) }}
    />
  )
}

/** The one main act: in, out, or, once all have left, what one thinks of it. */
function Foot({ signup, self }: { signup: MySignup; self: Self }) {
  const { t } = useLingui()
  const { first } = waysOf(signup)
  if (first) {
    return (
      <Button
        icon={first === 'in' ? 'check' : 'forward'}
        busy={self.busy}
        onTap={() => self.go(first)}
      >
        {first === 'in' ? t`签到` : t`签退`}
      </Button>
    )
  }
  const came = signup.places.some((place) => place.came !== null)
  if (!came) return null
  const { street, event } = signup
  return (
    <Button kind="second" icon="bubble" onTap={() => open(routes.sayEvent(street, event))}>
      {t`说说这场活动`}
    </Button>
  )
}

/** Where the code of a door leads: whoever scanned it comes or leaves by themself. */
export default function SelfPage() {
  const { t } = useLingui()
  const params = useRouter().params
  const [street, event] = [params.street as StreetCode, params.event as EventId]
  const self = useSelf(street, fromQuery(params.scanned ?? ''))
  const asked = useAsk('signups.at', { street, event }, { keep: false })
  const signup = self.answer?.signup ?? asked.data?.signup
  return (
    <PageFrame title={t`签到`} foot={signup && <Foot signup={signup} self={self} />}>
      <PageState
        query={asked}
        failure={(error) =>
          error instanceof CallRefused && error.code === 'sign_in'
            ? { title: t`先登录，再签到`, note: t`请用微信扫这张码，或请门口的人按姓名查找。` }
            : undefined
        }
      >
        {() =>
          signup ? <Here signup={signup} self={self} /> : <NoPart street={street} event={event} />
        }
      </PageState>
    </PageFrame>
  )
}
