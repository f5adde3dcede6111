import { useLingui } from '@lingui/react/macro'
import { inLanguage } from '@/client/hours-words'
import { Card } from '@/components/Card'
import { Choice } from '@/components/Choice'
import { TextField } from '@/components/TextField'
import type { EventView, Question } from '@/contract/events'
import { type Answers, MAX_ANSWER } from '@/contract/signups'
import type { Signing } from './useSigning'

interface QuestionFieldProps {
  question: Question
  said: Answers[string] | undefined
  onSay: (said: Answers[string]) => void
  error: string | undefined
}

/** A question in the form that its answer has. */
function QuestionField({ question, said, onSay, error }: QuestionFieldProps) {
  const { t, i18n } = useLingui()
  const { words, required, answer } = question
  const field = { label: inLanguage(i18n, words), required, error }
  if (answer.by === 'words') {
    const value = typeof said === 'string' ? said : ''
    return <TextField {...field} value={value} onChange={onSay} maxLength={MAX_ANSWER} />
  }
  if (answer.by === 'yes_no') {
    const value = said === undefined ? undefined : said === true ? 'yes' : 'no'
    return (
      <Choice<'yes' | 'no'>
        {...field}
        value={value}
        onChange={(next) => onSay(next === 'yes')}
        options={[
          { value: 'yes', label: t`是` },
          { value: 'no', label: t`不是` },
        ]}
      />
    )
  }
  return (
    <Choice<string>
      {...field}
      value={typeof said === 'number' ? String(said) : undefined}
      onChange={(next) => onSay(Number(next))}
      options={answer.choices.map((choice, i) => ({
        value: String(i),
        label: inLanguage(i18n, choice),
      }))}
    />
  )
}

/** What the organiser asks each party. */
export function QuestionsCard({ event, signing }: { event: EventView; signing: Signing }) {
  const { t } = useLingui()
  const { draft, set, wrong } = signing
  return (
    <Card>
      {event.questions.map((question) => (
        <QuestionField
          key={question.id}
          question={question}
          said={draft.answers[question.id]}
          onSay={(said) => set({ answers: { ...draft.answers, [question.id]: said } })}
          error={wrong(`answer ${question.id}`) ? t`没有回答` : undefined}
        />
      ))}
    </Card>
  )
}
