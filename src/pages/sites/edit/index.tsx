import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useNow } from '@/client/clock'
import { useHistory } from '@/client/history'
import { inLanguage } from '@/client/hours-words'
import { kindWords } from '@/client/need-words'
import { open, routes } from '@/client/routes'
import { useAsk } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { HistoryCard } from '@/components/HistoryCard'
import { Notice } from '@/components/Notice'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import { Row } from '@/components/Row'
import type { OutputOf } from '@/contract'
import type { SiteView } from '@/contract/sites'
import type { SiteId, StreetCode } from '@/contract/wire'
import { DailyFields } from './DailyFields'
import './edit.scss'
import { HoursEditor } from './HoursEditor'
import { Kept } from './Kept'
import { OpenNow } from './OpenNow'
import { SaveFoot } from './SaveFoot'
import { ReplaceCode, StaffActs } from './StaffActs'
import { StaffPart } from './StaffPart'
import { Theirs } from './Theirs'
import { useEditing } from './useEditing'

function Head({ site }: { site: SiteView }) {
  const { t, i18n } = useLingui()
  const notes = [kindWords(i18n, site.kind), inLanguage(i18n, site.address)]
  return (
    <View className="edit-head">
      <Heading level={1}>{inLanguage(i18n, site.name)}</Heading>
      <View className="small">
        {[...notes, site.demo && t`示例数据`, site.retired && t`已撤下`]
          .filter(Boolean)
          .join(' · ')}
      </View>
    </View>
  )
}

function CodeCard({ site }: { site: SiteView }) {
  const { t } = useLingui()
  return (
    <Card>
      <Row
        icon="print"
        tone="mine"
        title={t`海报`}
        note={t`A4 一张，带二维码，中英文`}
        onTap={() => open(routes.poster(site.street, site.site))}
      />
      <ReplaceCode site={site} />
    </Card>
  )
}

function Past({ site }: { site: SiteView }) {
  const subject = { noun: 'sites', id: site.site } as const
  return <HistoryCard {...useHistory(site.street, subject)} />
}

type Answer = OutputOf<'sites.get'>

/** All that this person may change, in the order of how often it is. */
function Editor({ site, calendar, again }: Answer & { again: () => unknown }) {
  const { t } = useLingui()
  const now = useNow()
  const editing = useEditing(site)
  const { street } = site
  return (
    <PageFrame wide title={t`管理站点`} foot={<SaveFoot editing={editing} again={again} />}>
      <Head site={site} />
      <Kept editing={editing} />
      <Theirs editing={editing} />
      <View className="edit-columns">
        <View className="edit-column">
          <OpenNow site={site} calendar={calendar} now={now} />
          <Heading level={2}>{t`开放时间`}</Heading>
          <HoursEditor filling={editing} />
        </View>
        <View className="edit-column">
          <Heading level={2}>{t`设施、电话和介绍`}</Heading>
          <DailyFields filling={editing} />
          <StaffPart site={site} filling={editing} />
          {site.can.print && (
            <>
              <Heading level={2}>{t`墙上的码`}</Heading>
              <CodeCard site={site} />
            </>
          )}
          {site.can.editPlace && <StaffActs site={site} />}
          <Past site={site} />
        </View>
      </View>
      <Button kind="quiet" icon="bubble" onTap={() => open(routes.complain(street, site.site))}>
        {t`我有意见`}
      </Button>
    </PageFrame>
  )
}

/** The page of who looks after a site; others are told who does. */
export default function EditSite() {
  const { t } = useLingui()
  const { street = '', site = '' } = useRouter().params
  const which = { street: street as StreetCode, site: site as SiteId }
  const asked = useAsk('sites.get', which)
  if (asked.data?.site.can.edit) return <Editor {...asked.data} again={asked.refetch} />
  return (
    <PageFrame title={t`管理站点`}>
      <PageState query={asked} cards={3}>
        {() => (
          <Notice
            icon="lock"
            title={t`这个站点由别人管理`}
            note={t`由街道、所在居民区和它的运营方管理。`}
            action={{
              label: t`看这个站点`,
              onTap: () => open(routes.site(which.street, which.site)),
            }}
          />
        )}
      </PageState>
    </PageFrame>
  )
}
