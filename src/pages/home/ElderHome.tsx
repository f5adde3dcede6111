import { useLingui } from '@lingui/react/macro'
import Taro from '@tarojs/taro'
import type { ReactNode } from 'react'
import { open, openTab, routes } from '@/client/routes'
import { scan } from '@/client/scan'
import { Card } from '@/components/Card'
import { Row } from '@/components/Row'
import type { StreetCode } from '@/contract/wire'

/** Shanghai's line for citizens' services, day and night. */
const HOTLINE = '12345'

const call = () => void Taro.makePhoneCall({ phoneNumber: HOTLINE }).catch(() => undefined)

/** Few things, each as wide as the screen; a telephone first. */
export function ElderHome({ street, children }: { street: StreetCode; children: ReactNode }) {
  const { t } = useLingui()
  return (
    <>
      <Card>
        <Row
          icon="phone"
          tone="mine"
          title={t`打电话找人`}
          note={t`12345 市民热线，白天晚上都有人接`}
          onTap={call}
        />
      </Card>
      {children}
      <Card>
        <Row
          icon="scan"
          tone="mine"
          title={t`扫墙上的码`}
          note={t`看这里有什么、几点关门`}
          onTap={() => void scan()}
        />
        <Row
          icon="map"
          tone="mine"
          title={t`看附近有什么`}
          note={t`厕所、热水、座位、充电`}
          onTap={() => openTab(routes.nearby())}
        />
        <Row
          icon="bubble"
          tone="mine"
          title={t`我有意见`}
          note={t`有编号，按期答复`}
          onTap={() => open(routes.complain(street))}
        />
      </Card>
    </>
  )
}
