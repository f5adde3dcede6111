import { useLingui } from '@lingui/react/macro'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { inLanguage } from '@/client/hours-words'
import { placeWords } from '@/client/report-words'
import { StreetMap } from '@/components/map/StreetMap'
import { Row } from '@/components/Row'
import { Sheet } from '@/components/Sheet'
import type { ReportView } from '@/contract/reports'

/** Blocks and lanes are for the desk; who walks there knows the community and the grid. */
const NEAREST = 2

/** Where it is: one tap opens the way there; a browser has no map of WeChat's, and shows ours. */
export function WhereRow({ report }: { report: ReportView }) {
  const { t, i18n } = useLingui()
  const [open, setOpen] = useState(false)
  const { at, path, category, report: id, site } = report
  const place = placeWords(i18n, report)
  const areas = path.slice(-NEAREST).map((area) => inLanguage(i18n, area))
  const name = inLanguage(i18n, category.name)
  const lead = () => {
    if (process.env.TARO_ENV === 'h5') return setOpen(true)
    const there = { latitude: at.lat, longitude: at.lng, name, address: place }
    Taro.openLocation(there).catch(() => undefined)
  }
  const beside = site ? [inLanguage(i18n, site.name)] : []
  return (
    <>
      <Row
        icon="pin"
        tone="mine"
        title={place}
        note={[...beside, ...areas, t`看地图怎么走`].join(' · ')}
        onTap={lead}
      />
      {open && (
        <Sheet open title={place} onClose={() => setOpen(false)}>
          <StreetMap label={t`${place} 的地图`} markers={[{ id, at, name, tone: 'late' }]} />
        </Sheet>
      )}
    </>
  )
}
