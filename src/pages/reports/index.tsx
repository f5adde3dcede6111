import { useLingui } from '@lingui/react/macro'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useKnown } from '@/client/known'
import { useOnline } from '@/client/network'
import { open, replace, routes } from '@/client/routes'
import { currentStreet } from '@/client/street'
import { useAskToTell } from '@/client/subscribing'
import { Card } from '@/components/Card'
import { PageFrame } from '@/components/PageFrame'
import { Strip } from '@/components/Strip'
import { dangerIn } from '@/contract/reports-words.rules'
import type { SiteId, StreetCode } from '@/contract/wire'
import { Danger } from './Danger'
import { useReportDraft } from './draft'
import { KnownSheet } from './KnownSheet'
import { MeToo } from './MeToo'
import { PhotosField } from './PhotosField'
import { PlaceField } from './PlaceField'
import { problemsOf, useProblemWords } from './problems'
import { SendFoot } from './SendFoot'
import { Sent } from './Sent'
import { categoryOf, useCategories } from './useCategory'
import { usePlace } from './usePlace'
import { useSending } from './useSending'
import { Hidden, PhoneField } from './WhoField'
import { WordsField } from './WordsField'

/** Where the form was opened from. */
function useAsked() {
  const { street, site, draft } = useRouter().params
  return { street: (street ?? currentStreet()) as StreetCode, site: site as SiteId, draft }
}

/** Without a network all of it works; what is sent waits on the phone. */
function NoNetwork() {
  const { t } = useLingui()
  if (useOnline()) return null
  return (
    <Strip
      tone="soon"
      icon="offline"
      title={t`现在没有网络，照样可以报`}
      note={t`提交后先存在手机上，有网时自动发送。`}
    />
  )
}

/** Reports something, on one screen and with or without a network: what is there stays until it is handed over. */
export default function Report() {
  const { t } = useLingui()
  const asked = useAsked()
  const { street } = asked
  const form = useReportDraft(asked.draft)
  const [tried, setTried] = useState(false)
  const { draft } = form
  const categories = useCategories(street)
  const { category, shown } = categoryOf(draft, categories)
  const where = usePlace(street, form, category, asked.site)
  const known = useKnown(street)
  const sending = useSending(street, form)
  const askToTell = useAskToTell(street)
  const wrong = problemsOf(draft, { category: category !== undefined, at: where.is })
  const said = useProblemWords(draft, wrong, tried, where.is)

  const send = () => {
    setTried(true)
    if (wrong.length > 0 || !category) return
    // first of all: WeChat asks only within the tap
    void askToTell(['report_progress'])
    void known.as((person) => void sending.send(person, category, where.here))
  }
  if (sending.sent) {
    const again = () => {
      setTried(false)
      sending.again()
    }
    return <Sent street={street} client={sending.sent} again={again} />
  }
  const [first] = wrong
  const foot = (
    <SendFoot
      street={street}
      category={category}
      missing={tried && first ? said[first] : undefined}
      full={sending.full}
      onSend={send}
    />
  )
  return (
    <PageFrame title={t`随手报`} foot={foot}>
      <Danger lines={dangerIn(draft.words)} />
      <NoNetwork />
      <PhotosField form={form} error={said.photos} />
      <WordsField
        form={form}
        categories={categories}
        category={category}
        shown={shown}
        error={said.words}
        categoryError={said.category}
        hint={t`有照片就够了，也可以写一句`}
      />
      <PlaceField form={form} where={where} error={said.at}>
        <Hidden form={form} category={category} />
      </PlaceField>
      <MeToo
        street={street}
        begun={draft.words.trim() !== '' || draft.photos.length > 0}
        category={category}
        at={where.at}
        known={known}
        onMet={({ report }) => {
          form.drop()
          replace(routes.report(street, report))
        }}
        onLook={({ report }) => open(routes.report(street, report))}
      />
      {!(draft.anonymous && category?.anonymous) && (
        <Card>
          <PhoneField form={form} error={said.phone} />
        </Card>
      )}
      <KnownSheet known={known} />
    </PageFrame>
  )
}
