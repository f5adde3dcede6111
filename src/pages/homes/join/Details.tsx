import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { Card } from '@/components/Card'
import { CardHeading } from '@/components/CardHeading'
import { Heading } from '@/components/Heading'
import { HOME_KEPT_DAYS } from '@/contract/homes.rules'
import { WhoFields } from '../WhoFields'
import type { Joining } from './useJoining'

/** Who the reader is there, and in plain words what is kept of that, for whom and how long. */
export function Details({ draft, set, wrong }: Pick<Joining, 'draft' | 'set' | 'wrong'>) {
  const { t } = useLingui()
  const days = HOME_KEPT_DAYS
  const kept =
    draft.to === 'grid'
      ? [
          t`保存什么：您的称呼、您属于这个微网格；留了电话才有电话。`,
          t`给谁看：这里的负责人。邻居和其他人看不到。`,
        ]
      : [
          t`保存什么：您的称呼、门牌、和这里的关系；留了电话才有电话。`,
          t`给谁看：同户已确认的人和这里的负责人。邻居和其他人看不到。`,
        ]
  const lines = [
    ...kept,
    t`为了什么：把这里的通知送到您手上，有事找得到您。`,
    t`保存多久：您退出或没有通过以后，${days} 天删除。`,
    t`可以反悔：随时在“我的家”退出，也可以在“我的”收回同意。`,
  ]
  return (
    <>
      <Heading level={2}>{t`您怎么称呼`}</Heading>
      <Card>
        <WhoFields typed={draft} set={set} wrong={wrong} own />
      </Card>
      <Card>
        <CardHeading>{t`提交就是同意这几条`}</CardHeading>
        {lines.map((line) => (
          <View key={line} className="homes-line">
            {line}
          </View>
        ))}
      </Card>
    </>
  )
}
