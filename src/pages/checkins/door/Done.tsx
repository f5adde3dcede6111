import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Stands } from '@/client/door'
import { clockAt } from '@/client/event-words'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { CardHeading } from '@/components/CardHeading'
import { Row } from '@/components/Row'
import { Tag } from '@/components/Tag'

type Deed = Stands['done'][number]

/** Rows at first: what was done just now. */
const FIRST = 3

function DeedTag({ is }: Pick<Deed, 'is'>) {
  const { t } = useLingui()
  if (is === 'kept') return <Tag tone="open" shape="tick">{t`已上传`}</Tag>
  if (is === 'waiting') return <Tag tone="info">{t`待上传`}</Tag>
  if (is === 'second') return <Tag tone="soon">{t`别处先签到`}</Tag>
  return <Tag tone="late">{t`没有收下`}</Tag>
}

/** What was done on this device, the latest first, and whether the cloud has it. */
export function DoneHere({ done }: Pick<Stands, 'done'>) {
  const { t } = useLingui()
  const [all, setAll] = useState(false)
  if (done.length === 0) return null
  const shown = all ? done : done.slice(0, FIRST)
  const rest = done.length - shown.length
  return (
    <Card>
      <CardHeading>{t`这台设备办过的`}</CardHeading>
      {shown.map(({ seq, at, way, by, name, people, is }) => {
        const what = way === 'out' ? t`签退` : by === 'walk_in' ? t`现场登记` : t`签到`
        const count = by === 'walk_in' ? t`${people} 人` : ''
        return (
          <Row
            key={seq}
            title={name ?? t`名单里还没有的人`}
            note={
              <View className="numbers">
                {[clockAt(at), what, count].filter(Boolean).join(' · ')}
              </View>
            }
            side={<DeedTag is={is} />}
          />
        )
      })}
      {rest > 0 && <Button kind="quiet" onTap={() => setAll(true)}>{t`看另外 ${rest} 条`}</Button>}
    </Card>
  )
}
