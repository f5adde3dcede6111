import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useRefusalWords } from '@/client/refusal-words'
import { currentStreet } from '@/client/street'
import { Button } from '@/components/Button'
import { PageFrame } from '@/components/PageFrame'
import { Strip } from '@/components/Strip'
import { WriteFirst } from '@/components/WriteFirst'
import { dangerIn } from '@/contract/reports-words.rules'
import type { StreetCode } from '@/contract/wire'
import { Danger } from '../../Danger'
import { PhotosField } from '../../PhotosField'
import { PlaceField } from '../../PlaceField'
import { problemsOf, useProblemWords } from '../../problems'
import { categoryOf, useCategories } from '../../useCategory'
import { WordsField } from '../../WordsField'
import '../../reports.scss'
import { CallerCard } from './CallerCard'
import { useCallerDraft, useEnterDraft } from './drafts'
import { Entered } from './Entered'
import { useEntering } from './useEntering'
import { useSpot } from './useSpot'

/** The form as it stands: what is in it, what is missing, and how it is sent. */
function useForm(street: StreetCode) {
  const form = useEnterDraft()
  const caller = useCallerDraft()
  const [tried, setTried] = useState(false)
  const { draft } = form
  const categories = useCategories(street)
  const { category, shown } = categoryOf(draft, categories)
  const where = useSpot(street, draft)
  const missing = problemsOf(draft, { category: category !== undefined, at: where.is })
  const said = useProblemWords(draft, missing, tried, where.is)
  const entering = useEntering(street, form, caller)
  const send = () => {
    setTried(true)
    if (missing.length > 0 || !category || !where.at) return
    void entering.enter(category, where.at)
  }
  const again = () => {
    setTried(false)
    entering.again()
  }
  const [first] = missing
  const because = tried && first ? said[first] : undefined
  return { form, caller, categories, category, shown, where, said, because, entering, send, again }
}

/** Staff report for somebody who calls or comes by, named or not. */
export default function EnterReport() {
  const { t } = useLingui()
  const words = useRefusalWords()
  const street = (useRouter().params.street ?? currentStreet()) as StreetCode
  const { form, caller, categories, category, shown, where, said, ...rest } = useForm(street)
  const { because, entering, send, again } = rest
  if (entering.entered) return <Entered report={entering.entered} again={again} />
  const foot = (
    <View className="send-foot">
      {entering.error != null && <Strip tone="late" icon="warning" {...words(entering.error)} />}
      {because && <View className="small tone-late">{because}</View>}
      <Button busy={entering.busy} onTap={send}>{t`记下这件`}</Button>
    </View>
  )
  return (
    <PageFrame title={t`替来电来访的人报`} foot={foot}>
      <Danger lines={dangerIn(form.draft.words)} />
      <WriteFirst />
      <WordsField
        form={form}
        categories={categories}
        category={category}
        shown={shown}
        error={said.words}
        categoryError={said.category}
        hint={t`对方怎么说的，照着写`}
      />
      <PlaceField form={form} where={where} error={said.at}>
        {null}
      </PlaceField>
      <CallerCard form={form} caller={caller} error={said.phone} />
      <PhotosField form={form} error={said.photos} />
    </PageFrame>
  )
}
