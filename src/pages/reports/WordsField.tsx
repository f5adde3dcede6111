import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { inLanguage } from '@/client/hours-words'
import { aria } from '@/components/aria'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Chip } from '@/components/Chip'
import { TextField } from '@/components/TextField'
import { type Category, MAX_REPORT_WORDS } from '@/contract/reports'
import { CategorySheet } from './CategorySheet'
import type { Form } from './draft'
import './reports.scss'

interface WordsFieldProps {
  form: Form
  categories: readonly Category[]
  category: Category | undefined
  shown: readonly Category[]
  error: string | undefined
  categoryError: string | undefined
  /** What stands in the empty field. */
  hint: string
}

/** What happened, and what kind of thing that is: the words suggest it, a tap decides. */
export function WordsField(props: WordsFieldProps) {
  const { form, categories, category, shown, error, categoryError, hint } = props
  const { t, i18n } = useLingui()
  const [choosing, setChoosing] = useState(false)
  const choose = (code: string) => {
    form.set({ category: code, refused: null })
    setChoosing(false)
  }
  return (
    <Card>
      <TextField
        label={t`发生了什么`}
        multiline
        value={form.draft.words}
        onChange={(words) => form.set({ words, refused: null })}
        maxLength={MAX_REPORT_WORDS}
        placeholder={hint}
        error={error}
      />
      <View className="wrapping">
        <View className="wrapping" {...aria({ role: 'radiogroup', label: t`是哪一类` })}>
          {shown.map((one) => (
            <Chip
              key={one.code}
              role="radio"
              label={inLanguage(i18n, one.name)}
              chosen={one.code === category?.code}
              onTap={() => choose(one.code)}
            />
          ))}
        </View>
        <Button kind="quiet" icon="list" onTap={() => setChoosing(true)}>
          {t`全部类别`}
        </Button>
      </View>
      {categoryError && <View className="small tone-late category-error">{categoryError}</View>}
      <CategorySheet
        open={choosing}
        categories={categories}
        chosen={category?.code}
        onChoose={choose}
        onClose={() => setChoosing(false)}
      />
    </Card>
  )
}
