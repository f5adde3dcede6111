import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { complaintKindWords } from '@/client/complaint-words'
import { Card } from '@/components/Card'
import { Choice } from '@/components/Choice'
import { TextField } from '@/components/TextField'
import { WriteFirst } from '@/components/WriteFirst'
import { ComplaintKind } from '@/contract/complaints'
import type { StreetCode } from '@/contract/wire'
import { AboutField } from './AboutField'
import './complaints.scss'
import type { useComplaintDraft } from './draft'
import { MOST_CONTACT, MOST_WORDS, useFieldWords } from './problems'

interface ComplaintFormProps {
  street: StreetCode
  form: ReturnType<typeof useComplaintDraft>
  error: unknown
}

/** What happened, whom it is about, and how to reach who says it. */
export function ComplaintForm({ street, form, error }: ComplaintFormProps) {
  const { t, i18n } = useLingui()
  const { draft, set } = form
  const wrong = useFieldWords(error)
  const used = draft.words.length
  return (
    <>
      <WriteFirst />
      <Card>
        <Choice
          label={t`我要提`}
          required
          value={draft.kind}
          onChange={(kind) => set({ kind })}
          options={ComplaintKind.options.map((value) => ({
            value,
            label: complaintKindWords(i18n, value),
          }))}
        />
        <AboutField street={street} form={form} error={wrong.line} />
      </Card>
      <Card>
        <TextField
          label={t`发生了什么`}
          required
          multiline
          value={draft.words}
          onChange={(words) => set({ words })}
          maxLength={MOST_WORDS}
          placeholder={t`什么时候，在哪里，希望怎么解决`}
          error={wrong.words}
        />
        <View className="small numbers word-count">{t`${used} / ${MOST_WORDS} 字`}</View>
        <TextField
          label={t`怎么联系您`}
          hint={t`电话或邮箱，只有答复的人看得到，只用来问清情况；不写也会答复。`}
          value={draft.contact}
          onChange={(contact) => set({ contact })}
          maxLength={MOST_CONTACT}
          error={wrong.contact}
        />
      </Card>
    </>
  )
}
