import { useLingui } from '@lingui/react/macro'
import { Card } from '@/components/Card'
import { TextField } from '@/components/TextField'
import type { Filling } from './form'
import { NeedsField } from './NeedsField'
import { useProblemWords } from './problem-words'

const MOST_INTRO = 400

/** What an operator keeps right from day to day. */
export function DailyFields({ filling }: { filling: Filling }) {
  const { t } = useLingui()
  const words = useProblemWords()
  const { form, problems, set } = filling
  const { intro } = form
  return (
    <Card>
      <NeedsField filling={filling} />
      <TextField
        label={t`最多容纳多少人`}
        hint={t`写了才能显示挤不挤。`}
        value={form.capacity}
        onChange={(capacity) => set({ capacity })}
        maxLength={4}
        keyboard="number"
        error={words(problems, 'capacity')}
      />
      <TextField
        label={t`站点电话`}
        value={form.phone}
        onChange={(phone) => set({ phone })}
        maxLength={20}
        keyboard="phone"
        error={words(problems, 'phone')}
      />
      <TextField
        label={t`这里做什么`}
        multiline
        value={intro.zh}
        onChange={(zh) => set({ intro: { ...intro, zh } })}
        maxLength={MOST_INTRO}
        error={words(problems, 'intro')}
      />
      <TextField
        label={t`这里做什么（英文）`}
        hint={t`街上有很多外国游客；先有中文才显示。`}
        multiline
        value={intro.en}
        onChange={(en) => set({ intro: { ...intro, en } })}
        maxLength={MOST_INTRO}
      />
    </Card>
  )
}
