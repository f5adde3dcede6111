import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useNow } from '@/client/clock'
import { hoursProblemWords } from '@/client/hours-problem-words'
import { hoursBlocks } from '@/client/hours-table'
import { Button } from '@/components/Button'
import { Heading } from '@/components/Heading'
import { Sheet } from '@/components/Sheet'
import { HoursTable } from '@/components/sites/HoursTable'
import { TextField } from '@/components/TextField'
import { dayOf } from '@/contract/calendar.rules'
import type { Hours } from '@/contract/hours'
import { hoursProblems } from '@/contract/hours.rules'
import { parseHours } from '@/contract/hours-text.rules'

/** Sixty exceptions with notes, and more than anybody reads. */
const MOST = 6000

interface NotationProps {
  /** The hours as text, with which the sheet opens. */
  text: string
  onClose: () => void
  onHours: (hours: Hours) => void
}

/** All of the hours as one text, checked at every letter; nothing is taken over before it is right. */
export function Notation({ text: given, onClose, onHours }: NotationProps) {
  const { t, i18n } = useLingui()
  const [text, setText] = useState(given)
  const today = dayOf(useNow())
  const parsed = parseHours(text)
  const wrong = 'problem' in parsed
  const said = wrong ? hoursProblemWords(i18n, parsed.problem, parsed.piece) : undefined
  const doubtful = !wrong && hoursProblems(parsed.hours).length > 0
  const use = () => {
    if (!wrong) onHours(parsed.hours)
  }
  return (
    <Sheet
      open
      title={t`按文字改开放时间`}
      onClose={onClose}
      foot={<Button disabled={wrong || doubtful} onTap={use}>{t`用这个时间`}</Button>}
    >
      <TextField
        label={t`开放时间`}
        hint={t`一句一条，用“；”隔开：周一至周五 08:30-20:00；周六、周日 09:00-17:00；节假日 休息；调休上班日 同周一；6月15日至9月15日：每天 08:00-21:00；2026-10-01至2026-10-03 休息（装修）`}
        required
        multiline
        value={text}
        onChange={setText}
        maxLength={MOST}
        error={said ?? (doubtful ? t`有时间重叠，或有一条被前面的盖住了。` : undefined)}
      />
      {!wrong && (
        <View>
          <Heading level={3}>{t`读出来是这样`}</Heading>
          <HoursTable blocks={hoursBlocks(i18n, parsed.hours, today)} />
        </View>
      )}
    </Sheet>
  )
}
