import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useElder } from '@/client/elder'
import { hoursBlocks, specialRows } from '@/client/hours-table'
import { inLanguage, stateWords } from '@/client/hours-words'
import { needWords } from '@/client/need-words'
import { Card } from '@/components/Card'
import { CardHeading } from '@/components/CardHeading'
import { HoursTable } from '@/components/sites/HoursTable'
import { NeedIcons } from '@/components/sites/NeedIcons'
import { StateSentence } from '@/components/sites/StateSentence'
import { dayOf } from '@/contract/calendar.rules'
import type { Calendar } from '@/contract/hours'
import type { SiteView } from '@/contract/sites'
import { AreaCard } from './AreaCard'
import { ContactCard } from './ContactCard'
import { LineCard } from './LineCard'
import { NearHere } from './NearHere'
import { RatingRow } from './RatingRow'
import { VisitRow } from './VisitRow'
import { WhoCard } from './WhoCard'

interface SiteBodyProps {
  site: SiteView
  calendar: Calendar
  now: number
}

function HoursCard({ site, calendar, now }: SiteBodyProps) {
  const { t, i18n } = useLingui()
  const today = dayOf(now)
  const special = specialRows(i18n, site.hours, calendar, today)
  const title = t`最近的特别日子`
  const blocks = hoursBlocks(i18n, site.hours, today)
  return (
    <Card>
      <CardHeading>{t`开放时间`}</CardHeading>
      <HoursTable blocks={special.length > 0 ? [{ title, rows: special }, ...blocks] : blocks} />
    </Card>
  )
}

function StateCard({ site, calendar, now }: SiteBodyProps) {
  const { t, i18n } = useLingui()
  const elder = useElder() !== 'off'
  const state = stateWords(i18n, site, calendar, now, elder)
  const [next] = specialRows(i18n, site.hours, calendar, dayOf(now))
  const notes = [
    ...(next ? [[next.days, next.times, next.note].filter(Boolean).join(' ')] : []),
    ...(state.about ? [t`这段日子的放假安排还没有公布，时间可能会变。`] : []),
  ]
  return <StateSentence tone={state.tone} is={state.is} ahead={state.ahead} notes={notes} />
}

/** What a reader needs of a site, what is asked first at the top. */
export function SiteBody({ site, calendar, now }: SiteBodyProps) {
  const { t, i18n } = useLingui()
  const needs = site.needs.map((need) => ({ need, label: needWords(i18n, need) }))
  return (
    <>
      {site.retired && (
        <Card tone="late">
          <View className="strong">{t`已撤下，只有工作人员看得到`}</View>
        </Card>
      )}
      <StateCard site={site} calendar={calendar} now={now} />
      <Card>
        {needs.length > 0 && <NeedIcons needs={needs} />}
        <VisitRow site={site} now={now} />
        <RatingRow site={site} />
      </Card>
      {site.kind === 'line' && <LineCard site={site} />}
      {site.kind === 'area' && <AreaCard site={site} />}
      <HoursCard site={site} calendar={calendar} now={now} />
      <ContactCard site={site} />
      <WhoCard site={site} />
      {site.intro && (
        <Card>
          <CardHeading>{t`这里做什么`}</CardHeading>
          <View>{inLanguage(i18n, site.intro)}</View>
        </Card>
      )}
      <NearHere site={site} now={now} />
    </>
  )
}
