import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { inLanguage } from '@/client/hours-words'
import { contractWords, signsWords } from '@/client/operator-words'
import { useCut } from '@/client/paging'
import { useRefresh } from '@/client/refresh'
import { open, routes } from '@/client/routes'
import { useAsk } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { PageFrame } from '@/components/PageFrame'
import { Pager } from '@/components/Pager'
import { PageState } from '@/components/PageState'
import { Row } from '@/components/Row'
import type { OperatorCard } from '@/contract/operators'
import type { StreetCode } from '@/contract/wire'

const SHOWN = 15

function List({ street, operators }: { street: StreetCode; operators: OperatorCard[] }) {
  const { t, i18n } = useLingui()
  const { shown, ...pages } = useCut(operators, SHOWN)
  return (
    <>
      <Card>
        {shown.map((one) => (
          <Row
            key={one.operator}
            icon="people"
            tone="mine"
            title={inLanguage(i18n, one.name)}
            note={
              <>
                <View>{contractWords(i18n, one)}</View>
                <View>{signsWords(i18n, one.signs)}</View>
                {one.demo && <View>{t`示例数据`}</View>}
              </>
            }
            onTap={() => open(routes.operator(street, one.operator))}
          />
        ))}
      </Card>
      <Pager {...pages} />
      <View className="small">{t`按名称排列。每家只和自己的合同比，不排名、不打分。`}</View>
    </>
  )
}

/** The operators of a street with their contracts, for its staff; for an operator its own. */
export default function OperatorsPage() {
  const { t } = useLingui()
  const { street = '' } = useRouter().params
  const asked = useAsk('operators.list', { street: street as StreetCode }, { keep: false })
  useRefresh(asked.refetch)
  return (
    <PageFrame title={t`运营方`}>
      {asked.data?.can.add && (
        <Button icon="plus" onTap={() => open(routes.newOperator(street as StreetCode))}>
          {t`登记一家运营方`}
        </Button>
      )}
      <PageState
        query={asked}
        locked={{ title: t`这里给街道和运营方看`, note: t`每个站点的页面上都能看到它的运营方。` }}
        empty={({ operators }) =>
          operators.length > 0
            ? undefined
            : {
                icon: 'people',
                title: t`还没有运营方`,
                note: t`街道登记运营方以后，合同和事实会在这里。`,
              }
        }
      >
        {({ operators }) => <List street={street as StreetCode} operators={operators} />}
      </PageState>
    </PageFrame>
  )
}
