import { useLingui } from '@lingui/react/macro'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { Row } from '@/components/Row'
import type { Joining } from './useJoining'

/** What the code leads to: the grid alone, at once, or one's own door in it. */
export function Ways({ choose }: Pick<Joining, 'choose'>) {
  const { t } = useLingui()
  const blank = { building: null, door: null }
  return (
    <>
      <Heading level={2}>{t`您想登记什么`}</Heading>
      <Card>
        <Row
          icon="home"
          tone="mine"
          title={t`登记我的门牌`}
          note={t`选楼栋和室号，由同户的人或负责人确认`}
          onTap={() => choose({ to: 'door', ...blank })}
        />
      </Card>
      <Card>
        <Row
          icon="area"
          tone="mine"
          title={t`只加入这个微网格`}
          note={t`不说门牌，马上生效，收到这里的通知`}
          onTap={() => choose({ to: 'grid', ...blank })}
        />
      </Card>
    </>
  )
}
