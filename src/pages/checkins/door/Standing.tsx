import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useNow } from '@/client/clock'
import type { Stands } from '@/client/door'
import { agoWords } from '@/client/hours-words'
import { Strip } from '@/components/Strip'

interface Part {
  stands: Stands
}

/** Whether the cloud is heard, and what waits for it: said calmly, because the door goes on without. */
export function Status({ stands }: Part) {
  const { t, i18n } = useLingui()
  const now = useNow()
  const { state, online, waiting, loaded, foreign } = stands
  const heard =
    stands.heard === null ? '' : agoWords(i18n, new Date(stands.heard).toISOString(), now)
  if (foreign) {
    return (
      <Strip
        tone="soon"
        icon="lock"
        title={t`这扇门是另一位开的`}
        note={t`这里记下的 ${waiting} 条不会丢；请开门的人重新登录，就会继续上传。`}
      />
    )
  }
  if (state === 'opening') {
    return (
      <Strip
        tone="info"
        icon="clock"
        title={t`正在开门`}
        note={t`连上服务器后，名单会自动下载。`}
      />
    )
  }
  if (state === 'loading') {
    return <Strip tone="info" icon="download" title={t`名单正在下载，已有 ${loaded} 份报名`} />
  }
  if (!online) {
    const last = heard && t`最后联网 ${heard}。`
    return (
      <Strip
        tone="soon"
        icon="offline"
        title={t`没有网络，照常签到`}
        note={
          waiting > 0
            ? t`${waiting} 条记在这台设备上，联网后自动上传。${last}`
            : t`联网后自动继续。${last}`
        }
      />
    )
  }
  return (
    <View className="small numbers door-line">
      {waiting > 0 ? t`已联网，正在上传 ${waiting} 条` : t`已联网，全部已上传 · ${heard}`}
    </View>
  )
}

/** How many are here of how many, and how many may still be let in without a sign-up. */
export function Counts({ stands: { guests, shifts, seats } }: Part) {
  const { t } = useLingui()
  const counts: [string, string][] = [
    [t`到场`, `${guests.came} / ${guests.held}`],
    ...(shifts.held > 0
      ? [[t`志愿者`, `${shifts.came} / ${shifts.held}`] as [string, string]]
      : []),
    [t`这里的余位`, `${seats}`],
  ]
  return (
    <View className="door-counts">
      {counts.map(([label, count]) => (
        <View key={label} className="door-count">
          <View className="small">{label}</View>
          <View className="door-number numbers">{count}</View>
        </View>
      ))}
    </View>
  )
}
