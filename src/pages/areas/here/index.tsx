import { useLingui } from '@lingui/react/macro'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import * as v from 'valibot'
import { insideOf, useHere } from '@/client/here'
import { inLanguage } from '@/client/hours-words'
import { NOWHERE } from '@/client/nowhere'
import { useRefresh } from '@/client/refresh'
import { open, routes } from '@/client/routes'
import { useAsk } from '@/client/useAction'
import { locate } from '@/client/whereabouts'
import { Card } from '@/components/Card'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import { Row } from '@/components/Row'
import { WhereRow } from '@/components/sites/WhereRow'
import { AreaLevel } from '@/contract/areas'
import type { Place, StreetCode } from '@/contract/wire'
import { TreeCard, WhoCard, WhyCard } from './Answer'
import { OutsideCard } from './OutsideCard'
import { PlaceMap } from './PlaceMap'

/** A place inside of the area that the page was opened with: a home's grid says nothing of where its door is. */
function useWithin(street: StreetCode) {
  const { area, level } = useRouter().params
  const known = v.parse(v.fallback(AreaLevel, 'grid'), level)
  const shapes = useAsk('areas.shapes', { street, level: known }, { when: area !== undefined })
  const shape = shapes.data?.areas.find(({ code }) => code === area)
  // One that has ended leaves the question of here
  const asked = area !== undefined && (shape !== undefined || shapes.data === undefined)
  return { asked, shapes, at: shape && insideOf(shape.ring) }
}

/** Who is responsible here, and why. */
export default function ResponsibleHere() {
  const { t, i18n } = useLingui()
  const { here, shapes, outline } = useHere()
  const within = useWithin(here.street)
  const [chosen, setChosen] = useState<Place>()
  const at = chosen ?? (within.asked ? within.at : here.at)
  const asked = useAsk(
    'areas.responsible',
    { street: here.street, at: at ?? NOWHERE },
    { when: at !== undefined },
  )
  useRefresh(asked.refetch)
  const waiting = within.asked ? within.shapes : shapes
  const street = outline ? inLanguage(i18n, outline) : t`街道`
  return (
    <PageFrame title={t`这里由谁负责`}>
      <WhereRow
        state={chosen || within.asked ? 'agreed' : here.state}
        street={street}
        onLocate={() => void locate()}
      />
      {at && <PlaceMap at={at} answer={asked.data} onPlace={setChosen} />}
      <PageState query={at ? asked : { ...waiting, data: undefined }} cards={2}>
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
