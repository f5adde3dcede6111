import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useNow } from '@/client/clock'
import { inLanguage } from '@/client/hours-words'
import { kindWords } from '@/client/need-words'
import { usePaging } from '@/client/paging'
import { open, routes } from '@/client/routes'
import { useSettled } from '@/client/settled'
import { siteInWords } from '@/client/site-words'
import { useAsk } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { Pager } from '@/components/Pager'
import { PageState } from '@/components/PageState'
import { SearchField } from '@/components/SearchField'
import { SiteCardRow } from '@/components/sites/SiteCardRow'
import type { OutputOf } from '@/contract'
import type { StreetCode } from '@/contract/wire'

/** More than these are asked for by a tap: most people at a desk look for one. */
const FIRST = 8

function List({ sites, calendar }: OutputOf<'sites.list'>) {
  const { t, i18n } = useLingui()
  const now = useNow()
  const [whole, setWhole] = useState(false)
  const count = sites.length
  return (
    <Card>
      {sites.slice(0, whole ? undefined : FIRST).map((site) => {
        const { name, state } = siteInWords(i18n, site, calendar, now)
        const note = [kindWords(i18n, site.kind), inLanguage(i18n, site.address)].join(' · ')
        const edit = () => open(routes.siteEdit(site.street, site.site))
        return <SiteCardRow key={site.site} name={name} note={note} state={state} onTap={edit} />
      })}
      {count === 0 && t`没有叫这个名字的站点。`}
      {!whole && count > FIRST && (
        <Button kind="quiet" onTap={() => setWhole(true)}>{t`看全部 ${count} 个`}</Button>
      )}
    </Card>
  )
}

function Found({ street, words }: { street: StreetCode; words: string }) {
  const paging = usePaging()
  const said = words === '' ? {} : { words }
  const asked = useAsk('sites.list', { street, needs: [], ...said, after: paging.after })
  return (
    <PageState query={asked} cards={1}>
      {(list) => (
        <>
          <List {...list} />
          <Pager {...paging} forward={paging.forward(list.next)} />
        </>
      )}
    </PageState>
  )
}

/** The sites of the street; each page says who may change what. */
export function Sites({ street, adds }: { street: StreetCode; adds: boolean }) {
  const { t } = useLingui()
  const [wanted, setWanted] = useState('')
  const words = useSettled(wanted.trim())
  return (
    <>
      <View className="desk-heading">
        <Heading level={2}>{t`街道的站点`}</Heading>
        {adds && (
          <Button
            kind="quiet"
            icon="plus"
            onTap={() => open(routes.newSite(street))}
          >{t`新增一个站点`}</Button>
        )}
      </View>
      <SearchField label={t`按名字或地址找`} value={wanted} onChange={setWanted} maxLength={30} />
      <Found key={words} street={street} words={words} />
    </>
  )
}
