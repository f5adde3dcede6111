import { useLingui } from '@lingui/react/macro'
import { NEEDS, needWords } from '@/client/need-words'
import { Card } from '@/components/Card'
import { Choice } from '@/components/Choice'
import { NEED_ICON } from '@/components/sites/need-icon'
import { TextField } from '@/components/TextField'
import type { Need } from '@/contract/sites'
import { useProblemWords } from './problem-words'
import type { EditingSite } from './useEditing'

const MOST_INTRO = 400

/** What an operator keeps right from day to day. */
export function DailyFields({ editing }: { editing: EditingSite }) {
  const { t, i18n } = useLingui()
  const words = useProblemWords()
  const { form, problems, set } = editing
  const { intro } = form
  return (
    <Card>
      <Choice<Need>
        many
        label={t`这里有什么`}
        hint={t`只选亲眼看过、现在能用的。`}
        required
        value={form.needs}
        onChange={(needs) => set({ needs })}
        options={NEEDS.map((need) => ({
          value: need,
          label: needWords(i18n, need),
          icon: NEED_ICON[need],
        }))}
      />
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
