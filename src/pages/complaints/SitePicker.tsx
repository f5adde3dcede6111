import { useLingui } from '@lingui/react/macro'
import { inLanguage } from '@/client/hours-words'
import { usePaging } from '@/client/paging'
import { useAsk } from '@/client/useAction'
import { Card } from '@/components/Card'
import { Pager } from '@/components/Pager'
import { PageState } from '@/components/PageState'
import { Row } from '@/components/Row'
import { Sheet } from '@/components/Sheet'
import type { SiteId, StreetCode } from '@/contract/wire'

interface SitePickerProps {
  street: StreetCode
  open: boolean
  onClose: () => void
  onPick: (site: { site: SiteId; zh: string; en?: string | undefined }) => void
}

/** The sites of the street by name. */
export function SitePicker({ street, open, onClose, onPick }: SitePickerProps) {
  const { t, i18n } = useLingui()
  const paging = usePaging()
  const asked = useAsk('sites.list', { street, needs: [], after: paging.after }, { when: open })
  return (
    <Sheet open={open} title={t`哪一个站点`} onClose={onClose}>
      <PageState query={asked} cards={1}>
        {({ sites, next }) => (
          <>
            <Card>
              {sites.map(({ site, name, address }) => (
                <Row
                  key={site}
                  title={inLanguage(i18n, name)}
                  note={inLanguage(i18n, address)}
                  onTap={() => onPick({ site, ...name })}
                />
              ))}
            </Card>
            <Pager {...paging} forward={paging.forward(next)} />
          </>
        )}
      </PageState>
    </Sheet>
  )
}
