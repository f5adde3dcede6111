import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { open, openTab, routes } from '@/client/routes'
import { scan } from '@/client/scan'
import { Card } from '@/components/Card'
import { Icon, type IconName } from '@/components/Icon'
import { Row } from '@/components/Row'
import { Tap } from '@/components/Tap'
import type { StreetCode } from '@/contract/wire'

/** Where one belongs, and four things to do, one tap each. */
export function QuickActs({ street }: { street: StreetCode }) {
  const { t } = useLingui()
  const acts: { icon: IconName; label: string; onTap: () => void }[] = [
    { icon: 'camera', label: t`随手报`, onTap: () => open(routes.newReport(street)) },
    { icon: 'scan', label: t`扫一扫`, onTap: () => void scan() },
    { icon: 'map', label: t`看地图`, onTap: () => openTab(routes.nearby()) },
    { icon: 'bubble', label: t`我有意见`, onTap: () => open(routes.complain(street)) },
  ]
  return (
    <Card>
      <Row
        icon="home"
        tone="mine"
        title={t`我的家`}
        note={t`登记住处，收这里的通知，看由谁负责`}
        onTap={() => open(routes.homes(street))}
      />
      <Row
        icon="person"
        tone="mine"
        title={t`这里由谁负责`}
        note={t`这里的微网格长是谁，不在时找谁`}
        onTap={() => open(routes.responsible())}
      />
      <View className="tiles">
        {acts.map(({ icon, label, onTap }) => (
          <Tap key={icon} onTap={onTap}>
            <Icon name={icon} />
            <View>{label}</View>
          </Tap>
        ))}
      </View>
    </Card>
  )
}
