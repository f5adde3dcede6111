import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { CallRefused } from '@/client/call'
import { useNow } from '@/client/clock'
import { inLanguage } from '@/client/hours-words'
import { kindWords } from '@/client/need-words'
import { useRefresh } from '@/client/refresh'
import { open, routes } from '@/client/routes'
import { useAsk } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Heading } from '@/components/Heading'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import type { SiteView } from '@/contract/sites'
import type { SiteId, StreetCode } from '@/contract/wire'
import { SiteBody } from './SiteBody'
import './sites.scss'

/** Which site: the page's own query. */
function useWhich() {
  const { street = '', site = '' } = useRouter().params
  return { street: street as StreetCode, site: site as SiteId }
}

function useShared(site: SiteView | undefined) {
  const { i18n } = useLingui()
  useShareAppMessage(() =>
    site
      ? { title: inLanguage(i18n, site.name), path: routes.site(site.street, site.site) }
      : { path: routes.home() },
  )
}

function SiteHead({ site }: { site: SiteView }) {
  const { t, i18n } = useLingui()
  const notes = [
    kindWords(i18n, site.kind),
    inLanguage(i18n, site.address),
    site.demo && t`示例数据`,
  ]
  return (
    <View className="site-head">
      <Heading level={1}>{inLanguage(i18n, site.name)}</Heading>
      <View className="small">{notes.filter(Boolean).join(' · ')}</View>
    </View>
  )
}

export default function Site() {
  const { t } = useLingui()
  const which = useWhich()
  const now = useNow()
  const asked = useAsk('sites.get', which)
  const site = asked.data?.site
  useRefresh(asked.refetch)
  useShared(site)
  const complain = () => open(routes.complain(which.street, which.site))
  const report = () => open(routes.newReport(which.street, which.site))
  const manage = () => open(routes.siteEdit(which.street, which.site))
  const foot = (
    <>
      {site?.can.edit && <Button kind="second" icon="edit" onTap={manage}>{t`管理`}</Button>}
      <Button kind="second" icon="bubble" onTap={complain}>{t`我有意见`}</Button>
      {!site?.can.edit && <Button onTap={report}>{t`在这里随手报`}</Button>}
    </>
  )
  const lost = (error: unknown) =>
    error instanceof CallRefused && ['not_found', 'invalid'].includes(error.code)
      ? { title: t`没有找到这个站点`, note: t`可能已经撤下。可以看看附近的其他站点。` }
      : undefined
  return (
    <PageFrame title={t`站点`} foot={foot}>
      <PageState query={asked} failure={lost} cards={3}>
        {({ site: shown, calendar }) => (
          <>
            <SiteHead site={shown} />
            <SiteBody site={shown} calendar={calendar} now={now} />
          </>
        )}
      </PageState>
    </PageFrame>
  )
}
