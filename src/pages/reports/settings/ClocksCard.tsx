import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import * as v from 'valibot'
import { useNow } from '@/client/clock'
import { useCorrections } from '@/client/corrections'
import { classWords, fullDayWords } from '@/client/handle-words'
import { useRefusalWords } from '@/client/refusal-words'
import { useAct } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Strip } from '@/components/Strip'
import { TextField } from '@/components/TextField'
import { dayOf } from '@/contract/calendar.rules'
import {
  DeadlineClass,
  MAX_CONTACT_DAYS,
  MAX_FINISH_DAYS,
  type ReportClocks,
} from '@/contract/reports'
import type { ReportSettings } from '@/contract/reports-settings'
import type { StreetCode } from '@/contract/wire'
import { ClocksForm, exampleOf, formOf, readForm } from './clocks'
import type { SettingsProps } from './useSettings'
import './settings.scss'

function useEditing({ street, settings, again }: SettingsProps) {
  const standing = formOf(settings.clocks)
  const name = `report.clocks.${street}`
  const { clocks: seen } = settings.versions
  const { form, version, set, follow, drop } = useCorrections(
    name,
    v.partial(ClocksForm),
    standing,
    seen,
  )
  const saving = useAct('reports.setClocks', ['reports', 'history'])
  const read = readForm(form)
  const fields = Object.keys(standing) as (keyof ClocksForm)[]
  const changed = fields.some((field) => form[field].trim() !== standing[field])
  const save = async () => {
    try {
      await saving.mutateAsync({ street, version, clocks: read.clocks })
      drop()
    } catch {
      const now = await again()
      if (now) follow(now.versions.clocks)
    }
  }
  return {
    ...{ form, set, save, drop, changed, ...read },
    saved: saving.isSuccess && !changed,
    busy: saving.isPending,
    error: changed ? saving.error : null,
  }
}

type Editing = ReturnType<typeof useEditing>

function Figures({ editing }: { editing: Editing }) {
  const { t, i18n } = useLingui()
  const { form, set, problems, disordered } = editing
  const within = t`写 1 到 ${MAX_FINISH_DAYS} 的整数。`
  const errorOf = (one: DeadlineClass) => {
    if (problems.includes(one)) return within
    return problems.length === 0 && disordered === one ? t`不能比更急的一类少。` : undefined
  }
  return (
    <>
      <TextField
        label={t`几个工作日内首次联系`}
        required
        keyboard="number"
        value={form.contact}
        onChange={(contact) => set({ contact })}
        maxLength={2}
        error={problems.includes('contact') ? t`写 1 到 ${MAX_CONTACT_DAYS} 的整数。` : undefined}
      />
      <View className="setting-label">{t`几个工作日内办结`}</View>
      <View className="setting-figures">
        {DeadlineClass.options.map((one) => (
          <TextField
            key={one}
            label={classWords(i18n, one)}
            required
            keyboard="number"
            value={form[one]}
            onChange={(words) => set({ [one]: words })}
            maxLength={2}
            error={errorOf(one)}
          />
        ))}
      </View>
      <TextField
        label={t`当天截止的钟点`}
        hint={t`从这个钟点起报的、休息日报的，都算下一个工作日收到。0 是整天都算下一个，24 是整天都算当天。`}
        required
        keyboard="number"
        value={form.cutoff}
        onChange={(cutoff) => set({ cutoff })}
        maxLength={2}
        error={problems.includes('cutoff') ? t`写 0 到 24 的整数。` : undefined}
      />
    </>
  )
}

interface ExampleProps {
  clocks: ReportClocks
  calendar: ReportSettings['calendar']
}

/** What these clocks come to, on the street's calendar. */
function Example({ clocks, calendar }: ExampleProps) {
  const { t, i18n } = useLingui()
  const today = dayOf(useNow())
  const { monday, contact, finish } = exampleOf(calendar, clocks, 'b', today)
  const [from, first, last] = [monday, contact.day, finish.day].map((day) =>
    fullDayWords(i18n, day),
  )
  const urgency = classWords(i18n, 'b')
  return (
    <View className="setting-example">
      {t`例如${from}10:00 报一件“${urgency}”的：${first}前联系，${last}前办结。`}
    </View>
  )
}

/** Within how many days a report is answered and done. */
export function ClocksCard(props: SettingsProps & { street: StreetCode }) {
  const { t } = useLingui()
  const words = useRefusalWords()
  const editing = useEditing(props)
  const { save, drop, changed, saved, busy, error, problems, disordered, clocks } = editing
  const wrong = problems.length > 0 || disordered !== undefined
  return (
    <Card>
      <Figures editing={editing} />
      {!wrong && <Example clocks={clocks} calendar={props.settings.calendar} />}
      <View className="small">{t`只管以后收到的；以前收到的期限不变。`}</View>
      {error && <Strip tone="late" icon="warning" {...words(error)} />}
      {saved && <Strip tone="open" icon="check" title={t`已保存，以后收到的按这个算`} />}
      {changed && (
        <View className="setting-acts">
          <Button kind="second" disabled={wrong} busy={busy} onTap={() => void save()}>
            {wrong ? t`还有标红的地方要改好` : t`保存时限`}
          </Button>
          <Button kind="quiet" disabled={busy} onTap={drop}>{t`放弃修改`}</Button>
        </View>
      )}
    </Card>
  )
}
