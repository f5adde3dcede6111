import { useLingui } from '@lingui/react/macro'
import Taro from '@tarojs/taro'
import type { ReactNode } from 'react'
import { open, openTab, routes } from '@/client/routes'
import { scan } from '@/client/scan'
import { Card } from '@/components/Card'
import { Row } from '@/components/Row'
import { HOTLINE } from '@/contract/areas.rules'
import type { StreetCode } from '@/contract/wire'

const call = () => void Taro.makePhoneCall({ phoneNumber: HOTLINE }).catch(() => undefined)

/** Few things, each as wide as the screen; a telephone first. */
export function ElderHome({ street, children }: { street: StreetCode; children: ReactNode }) {
  const { t } = useLingui()
  const hotline = HOTLINE
  return (
    <>
      <Card>
        <Row
          icon="phone"
          tone="mine"
          title={t`打电话找人`}
          note={t`${hotline} 市民热线，白天晚上都有人接`}
          onTap={call}
        />
        <Row
          icon="camera"
          tone="mine"
          title={t`拍照报问题`}
          note={t`灯坏了、路破了，拍一张就行；也可以打上面的电话`}
          onTap={() => open(routes.newReport(street))}
        />
      </Card>
      {children}
      <Card>
        <Row
          icon="home"
          tone="mine"
          title={t`我的家`}
          note={t`登记住处，看由谁负责`}
          onTap={() => open(routes.homes(street))}
        />
        <Row
          icon="person"
          tone="mine"
          title={t`这里由谁负责`}
          note={t`这里的微网格长是谁，不在时找谁`}
          onTap={() => open(routes.responsible())}
        />
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
