import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useHistory } from '@/client/history'
import { useRefresh } from '@/client/refresh'
import { open, routes } from '@/client/routes'
import { currentStreet } from '@/client/street'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { HistoryCard } from '@/components/HistoryCard'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import { Row } from '@/components/Row'
import { SETTINGS } from '@/contract/reports-settings'
import type { StreetCode } from '@/contract/wire'
import { Categories } from './Categories'
import { ClocksCard } from './ClocksCard'
import { type SettingsProps, useSettings } from './useSettings'
import './settings.scss'

function Others({ street }: { street: StreetCode }) {
  const { t } = useLingui()
  return (
    <Card>
      <Row
        icon="share"
        tone="mine"
        title={t`开放接口`}
        note={t`哪些平台可以看公开的随手报、转来新的`}
        onTap={() => open(routes.openInterface(street))}
      />
    </Card>
  )
}

function Settings(props: SettingsProps) {
  const { t } = useLingui()
  const { street } = props
  const clocks = useHistory(street, SETTINGS.clocks)
  const categories = useHistory(street, SETTINGS.categories)
  return (
    <View className="columns">
      <View className="column">
        <Heading level={2}>{t`时限`}</Heading>
        <ClocksCard {...props} />
        <HistoryCard {...clocks} />
        <Others street={street} />
      </View>
      <View className="column">
        <Heading level={2}>{t`可以报的类别`}</Heading>
        <Categories {...props} />
        <HistoryCard {...categories} />
      </View>
    </View>
  )
}

/** What can be reported in a street, and within how many days it is done, for the street's staff. */
export default function ReportSettingsPage() {
  const { t } = useLingui()
  const street = (useRouter().params.street ?? currentStreet()) as StreetCode
  const { asked, again } = useSettings(street)
  useRefresh(asked.refetch)
  return (
    <PageFrame title={t`类别、时限和接口`} wide>
      <PageState query={asked} locked={{ title: t`类别和时限由街道工作人员设置` }} cards={4}>
        {(settings) => <Settings street={street} settings={settings} again={again} />}
      </PageState>
    </PageFrame>
  )
}
