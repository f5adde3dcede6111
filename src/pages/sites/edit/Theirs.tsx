import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { fieldWords } from '@/client/history-words'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import type { Field, SiteForm } from './form'
import type { EditingSite } from './useEditing'

/** A field as it stands now, cut to what a card holds. */
function standing(form: SiteForm, field: Field): string {
  const value = form[field]
  // An outline is numbers that nobody reads
  if (field === 'ring') return ''
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return ''
  if ('week' in value) return value.week.join(' / ')
  return Object.values(value).filter(Boolean).join(' · ')
}

/** Somebody else saved meanwhile: what they changed, what was followed, and what is still mine to decide. */
export function Theirs({ editing }: { editing: EditingSite }) {
  const { t, i18n } = useLingui()
  const { theirs, changed, base, takeTheirs } = editing
  if (theirs.length === 0) return null
  const both = theirs.filter((field) => changed.includes(field))
  const followed = theirs.filter((field) => !changed.includes(field))
  const names = followed.map((field) => fieldWords(i18n, field)).join(t`、`)
  return (
    <Card tone="soon">
      <Heading level={3}>{t`有人刚刚改过这个站点`}</Heading>
      <View>{t`您填写的内容都还在。`}</View>
      {names && <View className="small">{t`已经换成新内容的：${names}`}</View>}
      {both.map((field) => {
        const name = fieldWords(i18n, field)
        const now = standing(base, field)
        return (
          <View key={field} className="theirs">
            <View className="grow">
              <View className="strong">{t`${name}：两边都改了`}</View>
              {now && <View className="small">{t`现在是：${now}`}</View>}
              <View className="small">{t`保存会用您填的。`}</View>
            </View>
            <Button kind="second" name={t`${name}：用对方的`} onTap={() => takeTheirs(field)}>
              {t`用对方的`}
            </Button>
          </View>
        )
      })}
    </Card>
  )
}
