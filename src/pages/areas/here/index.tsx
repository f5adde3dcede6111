import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useHere } from '@/client/here'
import { inLanguage } from '@/client/hours-words'
import { useRefresh } from '@/client/refresh'
import { open, routes } from '@/client/routes'
import { useAsk } from '@/client/useAction'
import { locate } from '@/client/whereabouts'
import { Card } from '@/components/Card'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import { Row } from '@/components/Row'
import { WhereRow } from '@/components/sites/WhereRow'
import type { Place } from '@/contract/wire'
import { TreeCard, WhoCard, WhyCard } from './Answer'
import { OutsideCard } from './OutsideCard'
import { PlaceMap } from './PlaceMap'

/** A question that is not asked yet needs an input all the same. */
const NOWHERE: Place = { lng: 121.47, lat: 31.23 }

/** Who is responsible here, and why. */
export default function ResponsibleHere() {
  const { t, i18n } = useLingui()
  const { here, shapes, outline } = useHere()
  const [chosen, setChosen] = useState<Place>()
  const at = chosen ?? here.at
  const asked = useAsk(
    'areas.responsible',
    { street: here.street, at: at ?? NOWHERE },
    { when: at !== undefined },
  )
  useRefresh(asked.refetch)
  const street = outline ? inLanguage(i18n, outline) : t`街道`
  return (
    <PageFrame title={t`这里由谁负责`}>
      <WhereRow
        state={chosen ? 'agreed' : here.state}
        street={street}
        onLocate={() => void locate()}
      />
      {at && <PlaceMap at={at} answer={asked.data} onPlace={setChosen} />}
      <PageState query={at ? asked : { ...shapes, data: undefined }} cards={2}>
        {(answer) =>
          answer.is === 'elsewhere' ? (
            <OutsideCard answer={answer} />
          ) : (
            <>
              <WhoCard answer={answer} />
              <WhyCard answer={answer} />
              <TreeCard answer={answer} />
              <Card>
                <Row
                  icon="bubble"
                  tone="mine"
                  title={t`我有意见`}
                  note={t`投诉和建议都有编号，按期答复`}
                  onTap={() => open(routes.complain(here.street))}
                />
              </Card>
            </>
          )
        }
      </PageState>
    </PageFrame>
  )
}
