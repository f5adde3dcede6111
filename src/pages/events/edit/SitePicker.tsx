import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { inLanguage } from '@/client/hours-words'
import { usePaging } from '@/client/paging'
import { useSettled } from '@/client/settled'
import { useAsk } from '@/client/useAction'
import { Pager } from '@/components/Pager'
import { PageState } from '@/components/PageState'
import { Row } from '@/components/Row'
import { SearchField } from '@/components/SearchField'
import { Sheet } from '@/components/Sheet'
import type { SiteId, StreetCode } from '@/contract/wire'

interface FoundProps {
  street: StreetCode
  words: string
  onPick: (site: { site: SiteId; zh: string; en?: string | undefined }) => void
}

function Found({ street, words, onPick }: FoundProps) {
  const { t, i18n } = useLingui()
  const paging = usePaging()
  const said = words === '' ? {} : { words }
  const asked = useAsk('sites.list', { street, needs: [], ...said, after: paging.after })
  return (
    <PageState
      query={asked}
      cards={1}
      empty={({ sites }) =>
        sites.length > 0 ? undefined : { icon: 'search', title: t`没有叫这个名字的站点` }
      }
    >
      {({ sites, next }) => (
        <>
          {sites.map(({ site, name, address }) => (
            <Row
              key={site}
              title={inLanguage(i18n, name)}
              note={inLanguage(i18n, address)}
              onTap={() => onPick({ site, ...name })}
            />
          ))}
          <Pager {...paging} forward={paging.forward(next)} />
        </>
      )}
    </PageState>
  )
}

interface SitePickerProps extends Omit<FoundProps, 'words'> {
  open: boolean
  onClose: () => void
}

/** A site of the street, by name or address. */
export function SitePicker({ open, onClose, ...found }: SitePickerProps) {
  const { t } = useLingui()
  const [wanted, setWanted] = useState('')
  const words = useSettled(wanted.trim())
  return (
    <Sheet open={open} title={t`在哪个站点`} onClose={onClose}>
      <SearchField label={t`按名字或地址找`} value={wanted} onChange={setWanted} maxLength={30} />
      <Found key={words} {...found} words={words} />
    </Sheet>
  )
}
