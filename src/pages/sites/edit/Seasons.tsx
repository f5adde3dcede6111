import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Heading } from '@/components/Heading'
import { Row } from '@/components/Row'
import { Tag } from '@/components/Tag'
import { TextField } from '@/components/TextField'
import type { Filling } from './form'
import { monthDayText, type SeasonForm } from './hours-form'
import { useProblemWords } from './problem-words'
import { WeekEditor } from './WeekEditor'

/** As the contract has it. */
const MOST_SEASONS = 6
const MOST_DATE = 12

interface SeasonProps {
  filling: Filling
  place: number
  one: SeasonForm
  put: (change: Partial<SeasonForm>) => void
  fold: () => void
  remove: () => void
}

/** 6月15日至9月15日, as far as it is typed. */
function useWhen() {
  const { t } = useLingui()
  return ({ from, to }: SeasonForm) => t`${from}至${to}`
}

function Season({ filling, place, one, put, fold, remove }: SeasonProps) {
  const { t } = useLingui()
  const words = useProblemWords()
  const when = useWhen()(one)
  const wrong = (field: string) => words(filling.problems, `seasons.${place}.${field}`)
  const hidden = filling.problems.filter(({ at }) => at === `seasons.${place}`)
  return (
    <View className="exception">
      <View className="exception-days">
        <TextField
          label={t`季节从几月几日`}
          required
          value={one.from}
          onChange={(from) => put({ from })}
          maxLength={MOST_DATE}
          error={words(hidden, `seasons.${place}`) ?? wrong('from')}
        />
        <TextField
          label={t`季节到几月几日`}
          required
          value={one.to}
          onChange={(to) => put({ to })}
          maxLength={MOST_DATE}
          error={wrong('to')}
        />
      </View>
      <WeekEditor
        filling={filling}
        of={when}
        week={one.week}
        at={`seasons.${place}.week`}
        onWeek={(week) => put({ week })}
      />
      <View className="wrapping">
        <Button kind="quiet" icon="check" name={t`${when}：收起`} onTap={fold}>{t`收起`}</Button>
        <Button kind="quiet" icon="trash" name={t`${when}：去掉这个季节`} onTap={remove}>
          {t`去掉这个季节`}
        </Button>
      </View>
    </View>
  )
}

/** One season folded: when it is, and its times. */
function Folded({
  filling,
  place,
  one,
  onTap,
}: Omit<SeasonProps, 'put' | 'fold' | 'remove'> & { onTap: () => void }) {
  const { t } = useLingui()
  const when = useWhen()(one)
  const here = `seasons.${place}`
  const wrong = filling.problems.some(({ at }) => at === here || at.startsWith(`${here}.`))
  return (
    <Row
      title={when}
      note={[...new Set(one.week)].join(' / ')}
      side={wrong ? <Tag tone="late">{t`要改`}</Tag> : undefined}
      onTap={onTap}
    />
  )
}

/** Parts of the year with a week of their own, such as summer; one is open at a time. */
export function Seasons({ filling }: { filling: Filling }) {
  const { t } = useLingui()
  const [unfolded, unfold] = useState<number>()
  const { form, locale, set } = filling
  const { seasons, week } = form.hours
  const put = (next: SeasonForm[]) => set({ hours: { ...form.hours, seasons: next } })
  const add = () => {
    unfold(seasons.length)
    const [from, to] = [monthDayText('07-01', locale), monthDayText('08-31', locale)]
    put([...seasons, { from, to, week }])
  }
  // The first that holds a day counts: its place is what it is
  const placed = seasons.map((one, place) => ({ one, place }))
  return (
    <>
      <Heading level={3}>{t`季节时间`}</Heading>
      <View className="small">{t`一年里有一段时间和平常不同，如夏天，每年都一样。`}</View>
      {placed.map(({ one, place }) =>
        place === unfolded ? (
          <Season
            key={place}
            filling={filling}
            place={place}
            one={one}
            put={(change) =>
              put(seasons.map((old, j) => (j === place ? { ...old, ...change } : old)))
            }
            fold={() => unfold(undefined)}
            remove={() => {
              unfold(undefined)
              put(seasons.filter((_, j) => j !== place))
            }}
          />
        ) : (
          <Folded
            key={place}
            filling={filling}
            place={place}
            one={one}
            onTap={() => unfold(place)}
          />
        ),
      )}
      <Button kind="second" icon="plus" disabled={seasons.length >= MOST_SEASONS} onTap={add}>
        {t`加一个季节`}
      </Button>
    </>
  )
}
