import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { open, openTab, routes } from '@/client/routes'
import { scan } from '@/client/scan'
import { Card } from '@/components/Card'
import { Icon, type IconName } from '@/components/Icon'
import { Tap } from '@/components/Tap'
import type { StreetCode } from '@/contract/wire'

/** Four things to do, one tap each. */
export function QuickActs({ street }: { street: StreetCode }) {
  const { t } = useLingui()
  const acts: { icon: IconName; label: string; onTap: () => void }[] = [
    { icon: 'scan', label: t`扫一扫`, onTap: () => void scan() },
    { icon: 'map', label: t`看地图`, onTap: () => openTab(routes.nearby()) },
    { icon: 'bubble', label: t`我有意见`, onTap: () => open(routes.complain(street)) },
    { icon: 'list', label: t`意见进展`, onTap: () => open(routes.myComplaints(street)) },
  ]
  return (
    <Card>
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
