import { useLingui } from '@lingui/react/macro'
import { open, routes } from '@/client/routes'
import { Card } from '@/components/Card'
import { Row } from '@/components/Row'
import type { StreetCode } from '@/contract/wire'

interface ElsewhereProps {
  street: StreetCode
  events: boolean
  imports: boolean
  doors: boolean
  operators: boolean
}

/** For who leads an area: who waits there, the code that hangs there, and the doors. */
function Doors({ street }: { street: StreetCode }) {
  const { t } = useLingui()
  return (
    <>
      <Row
        icon="people"
        tone="mine"
        title={t`待确认的住户`}
        note={t`按门牌登记、等您确认的人`}
        onTap={() => open(routes.homesAsked(street))}
      />
      <Row
        icon="home"
        tone="mine"
        title={t`门户`}
        note={t`每个片区有多少楼栋和户，一户一户看`}
        onTap={() => open(routes.doors(street))}
      />
      <Row
        icon="qr"
        tone="mine"
        title={t`微网格的码`}
        note={t`打印一张贴在楼里，居民扫了就能登记`}
        onTap={() => open(routes.homesCode(street))}
      />
    </>
  )
}

/** What else is done at a desk; anybody may complain about that as well. */
export function Elsewhere({ street, events, imports, doors, operators }: ElsewhereProps) {
  const { t } = useLingui()
  return (
    <Card>
      {events && (
        <Row
          icon="calendar"
          tone="mine"
          title={t`我办的活动`}
          note={t`办一场活动，看名单、签到、取消`}
          onTap={() => open(routes.runEvents(street))}
        />
      )}
      {imports && (
        <Row
          icon="upload"
          tone="mine"
          title={t`从表格导入`}
          note={t`先看每一行会做什么，再生效；可以撤回`}
          onTap={() => open(routes.imports(street))}
        />
      )}
      {imports && (
        <Row
          icon="area"
          tone="mine"
          title={t`片区和边界`}
          note={t`街道到微网格的树、负责人和各版边界`}
          onTap={() => open(routes.tree(street))}
        />
      )}
      {doors && <Doors street={street} />}
      <Row
        icon="area"
        tone="mine"
        title={t`步行覆盖`}
        note={t`多少户走得到站点，哪里还是空白`}
        onTap={() => open(routes.coverage())}
      />
      {imports && (
        <Row
          icon="route"
          tone="mine"
          title={t`责任推演`}
          note={t`点一个地方，看由谁负责；有人不在时又由谁`}
          onTap={() => open(routes.rehearsal())}
        />
      )}
      <Row
        icon="person"
        tone="mine"
        title={t`任职与交接`}
        note={t`谁负责哪里，请假、邀请、交接`}
        onTap={() => open(routes.appointments(street))}
      />
      {operators && (
        <Row
          icon="people"
          tone="mine"
          title={t`运营方`}
          note={t`合同期限、职责和最近 90 天的事实`}
          onTap={() => open(routes.operators(street))}
        />
      )}
      <Row
        icon="bubble"
        tone="mine"
        title={t`我有意见`}
        note={t`对工作、站点或小程序`}
        onTap={() => open(routes.complain(street))}
      />
    </Card>
  )
}
