import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useNow } from '@/client/clock'
import { type ClockMove, useStage } from '@/client/demonstration'
import { momentWords } from '@/client/history-words'
import { inLanguage } from '@/client/hours-words'
import { useRefusalWords } from '@/client/refusal-words'
import { useAsk } from '@/client/useAction'
import { aria } from '@/components/aria'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Choice } from '@/components/Choice'
import { Heading } from '@/components/Heading'
import { Strip } from '@/components/Strip'
import type { Persona } from '@/contract/session'
import './mine.scss'

interface StageProps {
  /** Who plays now. */
  persona: Persona
  stage: ReturnType<typeof useStage>
}

function People({ persona, stage }: StageProps) {
  const { t, i18n } = useLingui()
  const asked = useAsk('session.personas', {})
  const options = asked.data?.personas.map((one) => ({
    value: one.persona,
    label: inLanguage(i18n, one.name),
  }))
  if (!options) return null
  return (
    <Choice
      label={t`换一个人`}
      hint={t`换了人，您看到的和能办的会跟着变。`}
      required
      value={persona}
      onChange={(next) => void stage.play(next)}
      options={options}
    />
  )
}

function Clock({ persona, stage }: StageProps) {
  const { t, i18n } = useLingui()
  const now = useNow()
  const clock = useAsk('clock.read', {}, { keep: false })
  const moment = momentWords(i18n, new Date(now).toISOString())
  const moves: { by: ClockMove; label: string }[] = [
    { by: 'hour', label: t`过 1 小时` },
    { by: 'day', label: t`过 1 天` },
    { by: 'monday', label: t`到下周一 9:00` },
  ]
  const move = (by: ClockMove) => void stage.move(by, now, persona)
  return (
    <View {...aria({ role: 'group', label: t`演示的时间` })}>
      <Heading level={3}>{t`现在算是 ${moment}`}</Heading>
      <View className="wrapping clock-moves">
        {moves.map(({ by, label }) => (
          <Button key={by} kind="second" busy={stage.busy} onTap={() => move(by)}>
            {label}
          </Button>
        ))}
        {clock.data?.moved && (
          <Button kind="second" busy={stage.busy} onTap={() => move('real')}>
            {t`回到真实时间`}
          </Button>
        )}
      </View>
    </View>
  )
}

/** The switch of the demonstration: what time it is, and in a browser who plays; WeChat says itself who asks. */
export function Demonstration({ persona }: { persona: Persona }) {
  const { t } = useLingui()
  const words = useRefusalWords()
  const stage = useStage()
  return (
    <>
      <Heading level={2}>{t`演示`}</Heading>
      <Card tone="info">
        {process.env.TARO_ENV === 'h5' && <People persona={persona} stage={stage} />}
        <Clock persona={persona} stage={stage} />
        {stage.error !== undefined && <Strip tone="late" icon="warning" {...words(stage.error)} />}
      </Card>
    </>
  )
}
