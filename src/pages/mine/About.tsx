import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'

/** What this is, and which part of it is invented. */
export function About({ demonstration }: { demonstration: boolean }) {
  const { t } = useLingui()
  return (
    <Card>
      <Heading level={3}>{t`零距离家园`}</Heading>
      <View>{t`南京东路街道的居民、志愿者和工作人员一起用的小程序。`}</View>
      {demonstration && (
        <>
          <Heading level={3}>{t`示例数据`}</Heading>
          <View className="small">
            {t`街道和居民区的名字是真的；站点、网格、人名、电话和开放时间都是编的，用来演示。请不要照着去找，也不要填真实的个人信息。`}
          </View>
        </>
      )}
    </Card>
  )
}
