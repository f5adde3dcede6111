import { useLingui } from '@lingui/react/macro'
import { useRouter } from '@tarojs/taro'
import { open, routes } from '@/client/routes'
import { useMe } from '@/client/session'
import { currentStreet } from '@/client/street'
import { Button } from '@/components/Button'
import { Locked } from '@/components/Locked'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import type { StreetCode } from '@/contract/wire'
import { Desk } from './Desk'

/** How reports are handled, in figures that say what they are a share of and how they are counted. */
export default function ReportFiguresPage() {
  const { t } = useLingui()
  const street = (useRouter().params.street ?? currentStreet()) as StreetCode
  const asked = useMe()
  return (
    <PageFrame wide title={t`工单数字`}>
      <PageState outer query={asked}>
        {(me) =>
          me.can.dispatchReports ? (
            <Desk street={street} />
          ) : (
            <Locked title={t`工单数字给派遣工单的人看`} />
          )
        }
      </PageState>
      <Button kind="quiet" icon="bubble" onTap={() => open(routes.complain(street))}>
        {t`我有意见`}
      </Button>
    </PageFrame>
  )
}
