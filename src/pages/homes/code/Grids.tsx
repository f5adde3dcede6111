import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { countWords } from '@/client/door-words'
import { inLanguage } from '@/client/hours-words'
import { useCut } from '@/client/paging'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { Pager } from '@/components/Pager'
import { Row } from '@/components/Row'
import { SearchField } from '@/components/SearchField'
import type { DoorCount } from '@/contract/doors'
import type { AreaCode } from '@/contract/wire'

/** As many as somebody reads in one go; more are a page further, or found by name. */
const PAGE = 20

interface GridsProps {
  areas: readonly DoorCount[]
  onGrid: (area: AreaCode) => void
}

const holds = ({ zh, en }: DoorCount, words: string) =>
  [zh, en].some((name) => name.toLowerCase().includes(words))

/** The grids that somebody answers for, each with its sheet behind it. */
export function Grids({ areas, onGrid }: GridsProps) {
  const { t, i18n } = useLingui()
  const [typed, setTyped] = useState('')
  const found = areas.filter((area) => holds(area, typed.trim().toLowerCase()))
  const cut = useCut(found, PAGE)
  return (
    <>
      <Heading level={2}>{t`哪个微网格`}</Heading>
      {areas.length > PAGE && (
        <SearchField label={t`按名字找`} value={typed} onChange={setTyped} maxLength={30} />
      )}
      {found.length === 0 ? (
        <View className="homes-line">{t`没有叫这个名字的微网格。`}</View>
      ) : (
        <Card>
          {cut.shown.map((area) => (
            <Row
              key={area.code}
              icon="qr"
              title={inLanguage(i18n, area)}
              note={countWords(i18n, area)}
              onTap={() => onGrid(area.code)}
            />
          ))}
        </Card>
      )}
      <Pager {...cut} />
    </>
  )
}
