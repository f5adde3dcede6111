import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { TextField } from '@/components/TextField'
import type { Field, OperatorForm } from './form'
import { LinesField } from './LinesField'

export interface Filling {
  form: OperatorForm
  problems: readonly Field[]
  set: (change: Partial<OperatorForm>) => unknown
}

/** What it is called, how it is reached, and for how long it runs sites. */
function NameFields({ form, problems, set }: Filling) {
  const { t } = useLingui()
  const said = (field: Field, words: string) => (problems.includes(field) ? words : undefined)
  return (
    <Card>
      <TextField
        label={t`名称`}
        required
        value={form.zh}
        onChange={(zh) => set({ zh })}
        maxLength={30}
        error={said('zh', t`写上名称，最多 30 个字。`)}
      />
      <TextField
        label={t`英文名称`}
        value={form.en}
        onChange={(en) => set({ en })}
        maxLength={30}
      />
      <TextField
        label={t`运营方电话`}
        hint={t`所有人都看得到`}
        keyboard="phone"
        value={form.phone}
        onChange={(phone) => set({ phone })}
        maxLength={20}
        error={said('phone', t`写电话号码，3 到 20 个数字。`)}
      />
      <TextField
        label={t`合同第一天`}
        hint={t`像 2026-01-01 这样写`}
        value={form.from}
        onChange={(from) => set({ from })}
        maxLength={10}
        error={said('from', t`像 2026-01-01 这样写`)}
      />
      <TextField
        label={t`合同最后一天`}
        value={form.until}
        onChange={(until) => set({ until })}
        maxLength={10}
        error={said('until', t`像 2026-12-31 这样写，不早于第一天。`)}
      />
    </Card>
  )
}

/** The figures that facts answer. Empty: the contract does not ask it. */
function FigureFields({ form, problems, set }: Filling) {
  const { t } = useLingui()
  const said = (field: Field, words: string) => (problems.includes(field) ? words : undefined)
  return (
    <Card>
      <View className="small">{t`合同写了数字的才填，空着就是合同没有要求。`}</View>
      <TextField
        label={t`按承诺开放的百分比`}
        keyboard="number"
        value={form.open}
        onChange={(open) => set({ open })}
        maxLength={3}
        error={said('open', t`写 1 到 100 的整数。`)}
      />
      <TextField
        label={t`几个工作日内答复`}
        keyboard="number"
        value={form.workdays}
        onChange={(workdays) => set({ workdays })}
        maxLength={2}
      />
      <TextField
        label={t`按期答复的百分比`}
        keyboard="number"
        value={form.replies}
        onChange={(replies) => set({ replies })}
        maxLength={3}
        error={said('replies', t`两项一起写：1 到 15 个工作日，百分比 1 到 100。`)}
      />
      <TextField
        label={t`来访评价平均几星`}
        value={form.rating}
        onChange={(rating) => set({ rating })}
        maxLength={3}
        error={said('rating', t`写 1 到 5，最多一位小数，如 4.2。`)}
      />
    </Card>
  )
}

/** The one form of an operator, for a new one and for one that is there. */
export function FormFields(filling: Filling) {
  const { t } = useLingui()
  const { form, set } = filling
  return (
    <>
      <Heading level={2}>{t`名称和合同期限`}</Heading>
      <NameFields {...filling} />
      <Heading level={2}>{t`合同要求的数字`}</Heading>
      <FigureFields {...filling} />
      <Heading level={2}>{t`合同要求的其他事`}</Heading>
      <LinesField {...filling} />
      <Card>
        <TextField
          label={t`街道备注`}
          hint={t`只有街道看得到`}
          multiline
          value={form.notes}
          onChange={(notes) => set({ notes })}
          maxLength={400}
        />
      </Card>
      <View className="small">
        {t`对运营方的意见都走“我有意见”：有编号，由街道另派人答复，不由运营方自己答复。`}
      </View>
    </>
  )
}
