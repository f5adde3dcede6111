import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useNow } from '@/client/clock'
import { inLanguage } from '@/client/hours-words'
import { useNear } from '@/client/near'
import { useRefresh } from '@/client/refresh'
import { open as openPage, routes } from '@/client/routes'
import { NO_FILTER, useSiteFilter } from '@/client/site-filter'
import { locate } from '@/client/whereabouts'
import { Card } from '@/components/Card'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import { Row } from '@/components/Row'
import { WhereRow } from '@/components/sites/WhereRow'
import { FilterBar } from './FilterBar'
import { FilterSheet } from './FilterSheet'
import { fitting } from './fitting'
import { NearbyList } from './NearbyList'
import { useNothing } from './useNothing'

/** About half an hour on foot, and as far as the cloud looks, in a straight line. */
const WALK = 1500
const FAR = 5000
const MOST = 25

export default function Nearby() {
  const { t, i18n } = useLingui()
  const now = useNow()
  const { filter, set } = useSiteFilter()
  const [open, setOpen] = useState(false)
  const [far, setFar] = useState(false)
  const [fromStreet, setFromStreet] = useState(false)
  const options = { needs: filter.needs, metres: far ? FAR : WALK, limit: MOST }
  const { here, asked, outline } = useNear(options, fromStreet)
  useRefresh(asked.refetch)
  const street = outline ? inLanguage(i18n, outline) : t`街道`
  const nothing = useNothing({
    filter,
    far,
    own: here.own,
    clear: () => set(NO_FILTER),
    widen: () => setFar(true),
    toStreet: () => setFromStreet(true),
  })

  return (
    <PageFrame tab title={t`附近`}>
      <FilterBar filter={filter} set={set} onMore={() => setOpen(true)} />
      <WhereRow
        state={fromStreet ? 'elsewhere' : here.state}
        street={street}
        onLocate={() => void locate()}
      />
      <PageState
        query={asked}
        cards={3}
        empty={(near) => (fitting(near, filter, now).length > 0 ? undefined : nothing)}
      >
        {(near) => (
          <NearbyList
            sites={fitting(near, filter, now)}
            calendar={near.calendar}
            now={now}
            here={here.own ? here.at : undefined}
          />
        )}
      </PageState>
      <Card>
        <Row
          icon="camera"
          tone="mine"
          title={t`附近的随手报`}
          note={t`这一带报过什么、办到哪一步`}
          onTap={() => openPage(routes.reportsNear(here.street))}
        />
      </Card>
      <FilterSheet open={open} filter={filter} set={set} onClose={() => setOpen(false)} />
    </PageFrame>
  )
}
