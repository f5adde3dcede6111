import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { classDaysWords } from '@/client/handle-words'
import { inLanguage } from '@/client/hours-words'
import { dispatchWords, reportKindWords } from '@/client/setting-words'
import { Card } from '@/components/Card'
import { Choice } from '@/components/Choice'
import { TextField } from '@/components/TextField'
import { Toggle } from '@/components/Toggle'
import {
  DeadlineClass,
  MAX_CATEGORY_GROUP,
  MAX_CATEGORY_NAME,
  ReportKind,
} from '@/contract/reports'
import {
  MAX_CATEGORY_WORD,
  MAX_CATEGORY_WORDS,
  type ReportSettings,
  type SetCategory,
} from '@/contract/reports-settings'
import { firstGroup, groupsIn, type Problem } from './form'
import type { Editing } from './useEditing'

interface FieldsProps {
  editing: Editing
  settings: ReportSettings
}

/** What a radio of one more group stands for; no group is called so. */
const ANOTHER = ''

function NameFields({ editing: { form, set, problems } }: FieldsProps) {
  const { t } = useLingui()
  const said = (problem: Problem, words: string) => (problems.includes(problem) ? words : undefined)
  return (
    <Card>
      <TextField
        label={t`名称`}
        hint={t`所有人都看得到`}
        required
        value={form.zh}
        onChange={(zh) => set({ zh })}
        maxLength={MAX_CATEGORY_NAME}
        error={
          said('name', t`写上名称，最多 ${MAX_CATEGORY_NAME} 个字。`) ??
          said('taken', t`已经有一个同名的类别。`)
        }
      />
      <TextField
        label={t`英文名称`}
        value={form.en}
        onChange={(en) => set({ en })}
        maxLength={MAX_CATEGORY_NAME}
      />
    </Card>
  )
}

function GroupFields({ editing: { form, set, problems }, settings }: FieldsProps) {
  const { t, i18n } = useLingui()
  const groups = groupsIn(settings.categories, form.kind)
  const known = groups.some(({ zh }) => zh === form.group)
  return (
    <Card>
      <Choice<ReportKind>
        label={t`是哪一种`}
        required
        value={form.kind}
        onChange={(kind) => set({ kind, group: firstGroup(settings.categories, kind) })}
        options={ReportKind.options.map((kind) => ({
          value: kind,
          label: reportKindWords(i18n, kind),
        }))}
      />
      <Choice<string>
        label={t`所属大类`}
        required
        value={known ? (form.group ?? ANOTHER) : ANOTHER}
        onChange={(group) => set({ group: group === ANOTHER ? null : group })}
        options={[
          ...groups.map((group) => ({ value: group.zh, label: inLanguage(i18n, group) })),
          { value: ANOTHER, label: t`另写一个` },
        ]}
      />
      {!known && (
        <>
          <TextField
            label={t`大类名称`}
            required
            value={form.groupZh}
            onChange={(groupZh) => set({ groupZh })}
            maxLength={MAX_CATEGORY_GROUP}
            error={
              problems.includes('group')
                ? t`写上大类名称，最多 ${MAX_CATEGORY_GROUP} 个字。`
                : undefined
            }
          />
          <TextField
            label={t`大类英文名称`}
            value={form.groupEn}
            onChange={(groupEn) => set({ groupEn })}
            maxLength={MAX_CATEGORY_GROUP}
          />
        </>
      )}
    </Card>
  )
}

function HandlingFields({ editing: { form, set }, settings }: FieldsProps) {
  const { t, i18n } = useLingui()
  return (
    <Card>
      <Choice<DeadlineClass>
        label={t`几个工作日内办结`}
        required
        value={form.class}
        onChange={(urgency) => set({ class: urgency })}
        options={DeadlineClass.options.map((one) => ({
          value: one,
          label: classDaysWords(i18n, one, settings.clocks),
        }))}
      />
      <Choice<SetCategory['dispatch']>
        label={t`派单方式`}
        hint={
          form.dispatch === 'grid'
            ? t`一收到就立案，派给那里的网格长。`
            : t`先到街道受理的人手里，由他立案、派遣。`
        }
        required
        value={form.dispatch}
        onChange={(dispatch) => set({ dispatch })}
        options={(['grid', 'desk'] as const).map((one) => ({
          value: one,
          label: dispatchWords(i18n, one),
        }))}
      />
    </Card>
  )
}

function SeenFields({ editing: { form, set, one } }: FieldsProps) {
  const { t } = useLingui()
  return (
    <Card>
      <Toggle
        label={t`公开`}
        note={t`所有人看得到，可以说“我也遇到”。关于人的事请关上：只有提交人和办理的人看得到。`}
        checked={form.open}
        onChange={(open) => set({ open })}
      />
      <Toggle
        label={t`可以对办理的人匿名`}
        note={t`提交人怕被认出来的事，才打开。其他居民始终看不到是谁报的。`}
        checked={form.anonymous}
        onChange={(anonymous) => set({ anonymous })}
      />
      {one && one.open !== form.open && (
        <View className="small">{t`只管以后报的：以前报的，原来公开的还公开，原来不公开的还不公开。`}</View>
      )}
    </Card>
  )
}

function WordsField({ editing: { form, set, problems } }: FieldsProps) {
  const { t } = useLingui()
  const limits = t`最多 ${MAX_CATEGORY_WORDS} 个，每个不超过 ${MAX_CATEGORY_WORD} 个字。`
  return (
    <Card>
      <TextField
        label={t`提示词`}
        hint={t`居民写到这些词，就提示这一类。中间用空格隔开。`}
        multiline
        value={form.words}
        onChange={(words) => set({ words })}
        maxLength={MAX_CATEGORY_WORDS * (MAX_CATEGORY_WORD + 2)}
        error={problems.includes('words') ? limits : undefined}
      />
    </Card>
  )
}

/** The one form of a category, for a new one and for one that is there. */
export function Fields(props: FieldsProps) {
  return (
    <>
      <NameFields {...props} />
      <GroupFields {...props} />
      <HandlingFields {...props} />
      <SeenFields {...props} />
      <WordsField {...props} />
    </>
  )
}
