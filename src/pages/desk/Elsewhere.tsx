import { useLingui } from '@lingui/react/macro'
import { open, routes } from '@/client/routes'
import { Card } from '@/components/Card'
import { Row } from '@/components/Row'
import type { StreetCode } from '@/contract/wire'

/** What else is done at a desk; anybody may complain about that as well. */
export function Elsewhere({ street, imports }: { street: StreetCode; imports: boolean }) {
  const { t } = useLingui()
  return (
    <Card>
      {imports && (
        <Row
          icon="upload"
          tone="mine"
          title={t`从表格导入`}
          note={t`先看每一行会做什么，再生效；可以撤回`}
          onTap={() => open(routes.imports(street))}
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
