import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { inLanguage } from '@/client/hours-words'
import { useCut, usePaging } from '@/client/paging'
import { useSettled } from '@/client/settled'
import { useAsk } from '@/client/useAction'
import { Card } from '@/components/Card'
import { Pager } from '@/components/Pager'
import { PageState } from '@/components/PageState'
import { Row } from '@/components/Row'
import { SearchField } from '@/components/SearchField'
import { Sheet } from '@/components/Sheet'
import type { SiteCard } from '@/contract/sites'
import type { StreetCode } from '@/contract/wire'

/** What a sheet shows at once; the cloud answers five times as many. */
const SHOWN = 10
const PAGES = 5

interface StopPickerProps {
  street: StreetCode
  onClose: () => void
  onPick: (site: SiteCard) => void
}

interface RowsProps {
  found: readonly SiteCard[]
  /** Which page of the cloud's answers these are, and its neighbours. */
  paging: Parameters<typeof Pager>[0]
  onPick: (site: SiteCard) => void
}

/** A page of the cloud's, cut to what a sheet holds. */
function Rows({ found, paging, onPick }: RowsProps) {
  const { t, i18n } = useLingui()
  const cut = useCut(found, SHOWN)
  return (
    <>
      <Card>
        {cut.shown.map((site) => (
          <Row
            key={site.site}
            title={inLanguage(i18n, site.name)}
            note={inLanguage(i18n, site.address)}
            onTap={() => onPick(site)}
          />
        ))}
        {found.length === 0 && t`没有叫这个名字的站点。`}
      </Card>
      <Pager
        page={(paging.page - 1) * PAGES + cut.page}
        back={cut.back ?? paging.back}
        forward={cut.forward ?? paging.forward}
      />
    </>
  )
}

interface FoundProps {
  street: StreetCode
  words: string
  onPick: (site: SiteCard) => void
}

function Found({ street, words, onPick }: FoundProps) {
  const paging = usePaging()
  const { after, page, back } = paging
  const said = words === '' ? {} : { words }
  const input = { street, needs: [], kind: 'point' as const, ...said, after }
  const asked = useAsk('sites.list', input, { keep: false })
  return (
    <PageState query={asked} cards={1}>
      {({ sites, next }) => (
        <Rows
          key={page}
          found={sites}
          paging={{ page, back, forward: paging.forward(next) }}
          onPick={onPick}
        />
      )}
    </PageState>
  )
}

/** The points of the street, found by name or address. */
export function StopPicker({ street, onClose, onPick }: StopPickerProps) {
  const { t } = useLingui()
  const [wanted, setWanted] = useState('')
  const words = useSettled(wanted.trim())
  return (
    <Sheet open title={t`加哪一站`} onClose={onClose}>
      <SearchField label={t`按名字或地址找`} value={wanted} onChange={setWanted} maxLength={30} />
      <Found key={words} street={street} words={words} onPick={onPick} />
    </Sheet>
  )
}
