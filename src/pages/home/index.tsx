import { useLingui } from '@lingui/react/macro'
import { useNow } from '@/client/clock'
import { setElder, useElder } from '@/client/elder'
import { usePath } from '@/client/here'
import { inLanguage } from '@/client/hours-words'
import { useNear } from '@/client/near'
import { useRefresh } from '@/client/refresh'
import { open, routes } from '@/client/routes'
import { useMe } from '@/client/session'
import { siteInWords } from '@/client/site-words'
import { locate } from '@/client/whereabouts'
import { Heading } from '@/components/Heading'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import { WhereRow } from '@/components/sites/WhereRow'
import { ElderHome } from './ElderHome'
import { HomeHead } from './HomeHead'
import { NearNow } from './NearNow'
import { nearestFirst } from './nearest-first'
import { QuickActs } from './QuickActs'
import { Today } from './Today'

/** A walk of half an hour; more than four are for the page of what is near. */
const AROUND = { needs: [], metres: 1500, limit: 20 }
const SHOWN = 4

export default function Home() {
  const { t, i18n } = useLingui()
  const elder = useElder() !== 'off'
  const now = useNow()
  const { here, asked, outline } = useNear(AROUND)
  const path = usePath(here)
  const demonstration = useMe().data?.demonstration ?? false
  useRefresh(asked.refetch)

  const street = outline ? inLanguage(i18n, outline) : t`南京东路街道`
  const community = path.find(({ level }) => level === 'community')
  const grid = path.find(({ level }) => level === 'grid')
  const place = community ? inLanguage(i18n, community) : path[0] && inLanguage(i18n, path[0])
  const notes = [grid && inLanguage(i18n, grid), demonstration && t`示例数据`]
  const note = notes.filter(Boolean).join(' · ')

  const near = (
    <PageState
      query={asked}
      cards={1}
      empty={({ sites }) =>
        sites.length > 0
          ? undefined
          : {
              icon: 'pin',
              title: t`走得到的地方还没有站点`,
              note: t`到“附近”可以看得远一些。`,
            }
      }
    >
      {({ sites, calendar }) => {
        const shown = nearestFirst(sites, calendar, now).slice(0, elder ? 2 : SHOWN)
        const said = shown.map((site) => ({
          key: site.site,
          ...siteInWords(i18n, site, calendar, now, elder),
          onTap: () => open(routes.site(site.street, site.site)),
        }))
        return <NearNow sites={said} elder={elder} />
      }}
    </PageState>
  )
  const where = <WhereRow state={here.state} street={street} onLocate={() => void locate()} />
  return (
    <PageFrame tab title={elder ? t`零距离家园 · 长辈版` : t`零距离家园`}>
      <HomeHead
        place={place ?? street}
        note={note}
        elder={elder}
        onElder={() => setElder(elder ? 'off' : 'large')}
      />
      {elder ? (
        <ElderHome street={here.street}>
          {where}
          {near}
          <Today street={here.street} />
        </ElderHome>
      ) : (
        <>
          <QuickActs street={here.street} />
          <Heading level={2}>{t`此刻在身边`}</Heading>
          {where}
          {near}
          <Today street={here.street} />
        </>
      )}
    </PageFrame>
  )
}
