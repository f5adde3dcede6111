import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { inLanguage } from '@/client/hours-words'
import { useCut } from '@/client/paging'
import { Card } from '@/components/Card'
import { CardHeading } from '@/components/CardHeading'
import { StreetMap } from '@/components/map/StreetMap'
import { Pager } from '@/components/Pager'
import { Progress } from '@/components/Progress'
import { Row } from '@/components/Row'
import type { OutputOf } from '@/contract'

interface ReachProps {
  reach: OutputOf<'sites.coverage'>
  minutes: number
}

const AREAS_SHOWN = 15

/** Per cent, and never 100 while a door is left out. */
const percent = (covered: number, doors: number) => Math.floor((100 * covered) / doors)

/** White spots and sites on the map; the share as a bar; each area in words. */
export function Reach({ reach, minutes }: ReachProps) {
  const { t, i18n } = useLingui()
  const { doors, covered, areas, white, sites } = reach
  const { shown, ...pages } = useCut(areas, AREAS_SHOWN)
  const part = percent(covered, doors)
  return (
    <>
      <Card>
        <Progress
          label={t`${part}%：${doors} 户中有 ${covered} 户走 ${minutes} 分钟到得了`}
          share={covered / doors}
        />
      </Card>
      <StreetMap
        label={t`地图：绿点是站点，橙点是走不到的楼栋；下面是文字`}
        markers={[
          ...sites.map((at, i) => ({ id: `s${i}`, at, name: t`站点`, tone: 'open' as const })),
          ...white.map(({ at, doors: count }, i) => ({
            id: `w${i}`,
            at,
            name: t`走不到的楼栋，${count} 户`,
            tone: 'soon' as const,
          })),
        ]}
      />
      <Card>
        <CardHeading>{t`各微网格，少的在前`}</CardHeading>
        {shown.map(({ area, doors: all, covered: some }) => (
          <Row
            key={area.code}
            title={inLanguage(i18n, area)}
            note={t`${all} 户中有 ${some} 户走得到`}
            side={<View className="numbers">{`${percent(some, all)}%`}</View>}
          />
        ))}
      </Card>
      <Pager {...pages} />
    </>
  )
}
