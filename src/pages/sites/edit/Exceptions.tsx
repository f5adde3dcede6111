import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useNow } from '@/client/clock'
import { Button } from '@/components/Button'
import { Heading } from '@/components/Heading'
import { TextField } from '@/components/TextField'
import { addDays, dayOf } from '@/contract/calendar.rules'
import type { Filling } from './form'
import { type ExceptionForm, spansText } from './hours-form'
import { useProblemWords } from './problem-words'
import { MOST_SPANS } from './WeekEditor'

/** As the contract has it. */
const MOST_EXCEPTIONS = 60
const MOST_NOTE = 60
/** What a page shows at once; the notation has them all. */
const SHOWN = 12

interface ExceptionProps {
  filling: Filling
  place: number
  one: ExceptionForm
  put: (change: Partial<ExceptionForm>) => void
  remove: () => void
}

function Exception({ filling, place, one, put, remove }: ExceptionProps) {
  const { t } = useLingui()
  const words = useProblemWords()
  const wrong = (field: string) => words(filling.problems, `exceptions.${place}${field}`)
  const hidden = filling.problems.some(({ at }) => at === `exceptions.${place}`)
  return (
    <View className="exception">
      <View className="exception-days">
        <TextField
          label={t`从哪一天`}
          required
          value={one.from}
          onChange={(from) => put({ from })}
          maxLength={10}
          error={hidden ? wrong('') : wrong('.from')}
        />
        <TextField
          label={t`到哪一天`}
          required
          value={one.to}
          onChange={(to) => put({ to })}
          maxLength={10}
          error={wrong('.to')}
        />
      </View>
      <TextField
        label={t`这些天的时间`}
        required
        value={one.spans}
        onChange={(spans) => put({ spans })}
        maxLength={MOST_SPANS}
        error={wrong('.spans')}
      />
      <TextField
        label={t`说明`}
        value={one.zh}
        onChange={(zh) => put({ zh })}
        maxLength={MOST_NOTE}
      />
      <TextField
        label={t`说明的英文`}
        value={one.en}
        onChange={(en) => put({ en })}
        maxLength={MOST_NOTE}
      />
      <Button kind="quiet" icon="trash" onTap={remove}>{t`去掉这一段`}</Button>
    </View>
  )
}

/** Days that are different from all rules: works, a festival, a stocktaking. */
export function Exceptions({ filling }: { filling: Filling }) {
  const { t } = useLingui()
  const today = dayOf(useNow())
  const { form, locale, set } = filling
  const { exceptions } = form.hours
  const put = (next: ExceptionForm[]) => set({ hours: { ...form.hours, exceptions: next } })
  const add = () => {
    const day = addDays(today, 1)
    const spans = spansText([], locale)
    put([{ from: day, to: day, spans, zh: '', en: '' }, ...exceptions])
  }
  // The first that fits a day counts: its place is what it is
  const placed = exceptions.map((one, place) => ({ one, place }))
  const rest = exceptions.length - SHOWN
  return (
    <>
      <Heading level={3}>{t`特别的日子`}</Heading>
      <View className="small">{t`装修、活动、盘点这些天，写在这里的优先。`}</View>
      {placed.slice(0, SHOWN).map(({ one, place }) => (
        <Exception
          key={place}
          filling={filling}
          place={place}
          one={one}
          put={(change) =>
            put(exceptions.map((old, j) => (j === place ? { ...old, ...change } : old)))
          }
          remove={() => put(exceptions.filter((_, j) => j !== place))}
        />
      ))}
      {rest > 0 && <View className="small">{t`还有 ${rest} 段，用“按文字改”来看和改。`}</View>}
      <Button kind="second" icon="plus" disabled={exceptions.length >= MOST_EXCEPTIONS} onTap={add}>
        {t`加一段特别的日子`}
      </Button>
    </>
  )
}
