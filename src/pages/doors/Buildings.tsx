import { useLingui } from '@lingui/react/macro'
import type { usePaging } from '@/client/paging'
import { open, routes } from '@/client/routes'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { Notice } from '@/components/Notice'
import { Pager } from '@/components/Pager'
import { Row } from '@/components/Row'
import { Tag } from '@/components/Tag'
import type { OutputOf } from '@/contract'
import type { StreetCode } from '@/contract/wire'

interface BuildingsProps {
  street: StreetCode
  list: OutputOf<'doors.list'>
  /** Whether only some addresses are asked for. */
  searched: boolean
  paging: ReturnType<typeof usePaging>
}

/** The buildings of the area by address, a page at a time. */
export function Buildings({ street, list, searched, paging }: BuildingsProps) {
  const { t } = useLingui()
  const { buildings, next, can } = list
  // said once where it is true of all
  const invented = buildings.length > 0 && buildings.every(({ demo }) => demo)
  return (
    <>
      <Heading level={2}>{t`楼栋`}</Heading>
      {invented && <Tag>{t`示例数据`}</Tag>}
      {can.add && (
        <Button kind="quiet" icon="plus" onTap={() => open(routes.newBuilding(street))}>
          {t`新增一栋楼`}
        </Button>
      )}
      {buildings.length === 0 ? (
        <Notice
          icon="home"
          title={searched ? t`没有这样的地址` : t`这里还没有楼栋`}
          note={t`街道可以从表格导入整个街道的门户。`}
        />
      ) : (
        <Card>
          {buildings.map(({ building, address, doors, demo }) => (
            <Row
              key={building}
              title={address}
              note={t`${doors} 户`}
              side={demo && !invented ? <Tag>{t`示例数据`}</Tag> : undefined}
              onTap={() => open(routes.building(street, building))}
            />
          ))}
        </Card>
      )}
      <Pager {...paging} forward={paging.forward(next)} />
    </>
  )
}
