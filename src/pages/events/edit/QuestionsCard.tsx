import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { CardHeading } from '@/components/CardHeading'
import { Choice } from '@/components/Choice'
import { TextField } from '@/components/TextField'
import { Toggle } from '@/components/Toggle'
import { MAX_QUESTION, MAX_QUESTIONS } from '@/contract/events'
import { BothFields } from './BothFields'
import { useFaultWords } from './fault-words'
import { nothing, type QuestionForm } from './form'
import type { Editing } from './useEditing'
import './edit.scss'

interface OneProps {
  question: QuestionForm
  place: number
  editing: Editing
  onChange: (question: QuestionForm) => void
  onRemove: () => void
}

/** One question, and how it is answered. */
function One({ question, place, editing, onChange, onRemove }: OneProps) {
  const { t } = useLingui()
  const { form, faults } = editing
  const fault = useFaultWords(faults)
  const nth = place + 1
  const put = (change: Partial<QuestionForm>) => onChange({ ...question, ...change })
  const { choices } = question
  return (
    <View className="edit-part">
      <BothFields
        label={t`第 ${nth} 个问题`}
        value={question.words}
        onChange={(words) => put({ words })}
        english={form.english}
        maxLength={MAX_QUESTION}
        error={fault(`questions.${place}.words`)}
      />
      <Choice<QuestionForm['by']>
        label={t`怎么回答`}
        required
        value={question.by}
        onChange={(by) => put({ by })}
        options={[
          { value: 'words', label: t`写字` },
          { value: 'yes_no', label: t`是或不是` },
          { value: 'choice', label: t`选一个` },
        ]}
      />
      {question.by === 'choice' && (
        <>
          <TextField
            label={t`可以选的`}
            hint={t`一行一个，2 到 8 个`}
            required
            multiline
            value={choices.zh}
            onChange={(zh) => put({ choices: { ...choices, zh } })}
            maxLength={250}
            error={fault(`questions.${place}.answer`)}
          />
          {form.english && (
            <TextField
              label={t`可以选的英文`}
              hint={t`一行一个，次序一样`}
              multiline
              value={choices.en}
              onChange={(en) => put({ choices: { ...choices, en } })}
              maxLength={250}
            />
          )}
        </>
      )}
      <Toggle
        label={t`一定要回答`}
        checked={question.required}
        onChange={(required) => put({ required })}
      />
      <Button
        kind="quiet"
        icon="trash"
        name={t`去掉第 ${nth} 个问题`}
        onTap={onRemove}
      >{t`去掉`}</Button>
    </View>
  )
}

/** What each party is asked; as little as can be. */
export function QuestionsCard({ editing }: { editing: Editing }) {
  const { t } = useLingui()
  const { questions } = editing.form
  const put = (next: QuestionForm[]) => editing.set({ questions: next })
  const add = () =>
    put([...questions, { words: nothing, required: false, by: 'words', choices: nothing }])
  return (
    <Card>
      <CardHeading>{t`报名时问什么`}</CardHeading>
      <View className="small">{t`只问办活动用得到的；回答到期会删除。`}</View>
      {questions.map((question, place) => (
        <One
          // biome-ignore lint/suspicious/noArrayIndexKey: a question is its place in the list
          key={place}
          question={question}
          place={place}
          editing={editing}
          onChange={(next) => put(questions.map((one, i) => (i === place ? next : one)))}
          onRemove={() => put(questions.filter((_, i) => i !== place))}
        />
      ))}
      {questions.length < MAX_QUESTIONS && (
        <Button kind="quiet" icon="plus" onTap={add}>{t`加一个问题`}</Button>
      )}
    </Card>
  )
}
