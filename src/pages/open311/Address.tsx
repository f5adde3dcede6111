import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { Card } from '@/components/Card'
import { CardHeading } from '@/components/CardHeading'
import type { StreetCode } from '@/contract/wire'
import { Copied } from './Copied'

/** Where the interface answers, and what it is for. */
export function Address({ address, street }: { address: string; street: StreetCode }) {
  const { t } = useLingui()
  return (
    <Card>
      <CardHeading>{t`接口地址`}</CardHeading>
      <View>{t`城市服务应用、物业和保洁的系统，可以从这里读取公开的随手报，也可以转来新的。`}</View>
      <View className="open311-part">
        <Copied words={address} label={t`复制地址`} kind="second" />
      </View>
      <View className="small open311-part">
        {t`标准是 Open311 GeoReport v2，XML 和 JSON 都可以；街道代码（jurisdiction_id）是 ${street}。`}
      </View>
      <View className="small open311-line">
        {t`查询不用密钥，提交要密钥。谁都看不到提交人的姓名和电话，也看不到与人有关的类别。`}
      </View>
    </Card>
  )
}
