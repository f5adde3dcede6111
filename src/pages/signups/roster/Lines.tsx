import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useNow } from '@/client/clock'
import { clockAt, momentAt, spanWords } from '@/client/event-words'
import { inLanguage } from '@/client/hours-words'
import { usePaging } from '@/client/paging'
import { partyWords, shiftsHeld } from '@/client/ticket-words'
import { useAsk } from '@/client/useAction'
import { Card } from '@/components/Card'
import { Pager } from '@/components/Pager'
import { PageState } from '@/components/PageState'
import { Tag } from '@/components/Tag'
import type { InputOf } from '@/contract'
import type { RosterLine, SignupState } from '@/contract/signups'
import type { EventId, StreetCode } from '@/contract/wire'
import './roster.scss'

export type Of = InputOf<'signups.roster'>['of']

/** How somebody of the roster stands, in a word. */
function Standing({ line }: { line: RosterLine }) {
  const { t } = useLingui()
  const came = line.places.flatMap((place) => place.came ?? []).sort()[0]
  if (came) {
    const at = clockAt(came)
    return (
      <Tag tone="open" shape="tick">
        {t`${at} 签到`}
      </Tag>
    )
  }
  const words: Record<SignupState, string> = {
    confirmed: t`已报名`,
    waiting: t`在候补`,
    offered: t`等他答复`,
    lapsed: t`没有答复`,
    cancelled: t`已取消`,
  }
  const tones = {
    confirmed: 'open',
    waiting: 'soon',
    offered: 'soon',
    lapsed: 'plain',
    cancelled: 'plain',
  } as const
  return <Tag tone={tones[line.state]}>{words[line.state]}</Tag>
}

/** Somebody with whom they bring, which shifts they have, and what they answered. */
function Line({ line }: { line: RosterLine }) {
  const { t, i18n } = useLingui()
  const now = useNow()
  const { name, phone, seats, places, answers, walkIn, made } = line
  const shifts = shiftsHeld(line)
  const children = places.filter(({ child, held }) => child && held).length
  const others = places.filter((one) => one.is === 'guest' && one.held && one.name !== name)
  const facts = [
    partyWords(i18n, { seats, shifts: shifts.length }),
    children > 0 ? t`${children} 个孩子` : '',
    walkIn ? t`现场来的` : momentAt(i18n, made, now),
  ]
  return (
    <Card>
      <View className="roster-line">
        <View className="roster-who">
          <View className="strong">{name}</View>
          {phone && <View className="small numbers">{phone}</View>}
        </View>
        <Standing line={line} />
      </View>
      <View className="small numbers">{facts.filter(Boolean).join(' · ')}</View>
      {others.length > 0 && (
        <View className="small">{others.map((one) => one.name).join(t`、`)}</View>
      )}
      {shifts.map((place) => (
        <View key={place.place} className="small numbers">
          {t`志愿班次`} {spanWords(i18n, place, now)}
        </View>
      ))}
      {answers.map(({ words, said }) => (
        <View key={words.zh} className="roster-answer">
          <View className="small">{inLanguage(i18n, words)}</View>
          <View className="event-said">{inLanguage(i18n, said)}</View>
        </View>
      ))}
    </Card>
  )
}

interface LinesProps {
  street: StreetCode
  event: EventId
  of: Of
}

/** The roster, a page at a time; nothing of it stays on the phone. */
export function Lines({ street, event, of }: LinesProps) {
  const { t } = useLingui()
  const paging = usePaging()
  const asked = useAsk(
    'signups.roster',
    { street, event, of, after: paging.after },
    { keep: false },
  )
  return (
    <PageState
      query={asked}
      cards={3}
      locked={{ title: t`名单只给办这个活动的人看` }}
      empty={({ lines }) =>
        lines.length > 0 || paging.page > 1
          ? undefined
          : { icon: 'people', title: t`这里还没有人`, note: t`有人报名会出现在这里。` }
      }
    >
      {({ lines, next }) => (
        <>
          <View className="roster">
            {lines.map((line) => (
              <Line key={line.signup} line={line} />
            ))}
          </View>
          <Pager {...paging} forward={paging.forward(next)} />
        </>
      )}
    </PageState>
  )
}
