import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { CallRefused } from '@/client/call'
import { inLanguage } from '@/client/hours-words'
import { useRefresh } from '@/client/refresh'
import { open, routes } from '@/client/routes'
import { useAsk } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Heading } from '@/components/Heading'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import type { OperatorView } from '@/contract/operators'
import type { OperatorId, SiteId, StreetCode } from '@/contract/wire'
import { ContractCard } from './ContractCard'
import { DaysCard } from './DaysCard'
import { FactsCard } from './FactsCard'
import { PeopleCard } from './PeopleCard'
import { SitesCard } from './SitesCard'
import './review.scss'

function Review({ operator }: { operator: OperatorView }) {
  const { t, i18n } = useLingui()
  const { street } = operator
  return (
    <>
      <Heading level={1}>{inLanguage(i18n, operator.name)}</Heading>
      {operator.demo && <View className="small">{t`示例数据`}</View>}
      <ContractCard operator={operator} />
      {operator.can.edit && (
        <Button
          kind="second"
          icon="edit"
          onTap={() => open(routes.editOperator(street, operator.operator))}
        >{t`修改合同和职责`}</Button>
      )}
      <FactsCard operator={operator} />
      {operator.days && <DaysCard days={operator.days} />}
      <SitesCard operator={operator} />
      {operator.can.edit && <PeopleCard street={street} operator={operator.operator} />}
      <View className="small">{t`只和它自己的合同比，不和别家比，不排名、不打分。`}</View>
    </>
  )
}

/** One operator: what its contract asks, and what happened. */
export default function ReviewPage() {
  const { t } = useLingui()
  const { street = '', operator = '', site } = useRouter().params
  const which = { street: street as StreetCode, operator: operator as OperatorId }
  // Staff and its own people see more than anybody may: that stays off the phone
  const asked = useAsk('operators.get', which, { keep: false })
  useRefresh(asked.refetch)
  const lost = (error: unknown) =>
    error instanceof CallRefused && ['not_found', 'invalid'].includes(error.code)
      ? { title: t`没有找到这个运营方`, note: t`可以回到站点页面再看一次。` }
      : undefined
  const complain = () => open(routes.complain(which.street, site as SiteId | undefined))
  return (
    <PageFrame
      title={t`合同与事实`}
      foot={<Button icon="bubble" onTap={complain}>{t`我有意见`}</Button>}
    >
      <PageState query={asked} failure={lost} cards={3}>
        {(answer) => <Review operator={answer.operator} />}
      </PageState>
    </PageFrame>
  )
}
