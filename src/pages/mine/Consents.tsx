import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRefusalWords } from '@/client/refusal-words'
import { useAct, useAsk } from '@/client/useAction'
import { forgetPlace, useWhereabouts } from '@/client/whereabouts'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { PageState } from '@/components/PageState'
import { Strip } from '@/components/Strip'
import { Toggle } from '@/components/Toggle'
import type { Purpose } from '@/contract/consents'
import type { PersonId } from '@/contract/wire'

/** One sentence for each: what is used, what for, what stays. */
function usePurposes(): Record<Purpose, { label: string; note: string }> {
  const { t } = useLingui()
  return {
    account: {
      label: t`保存我的账号`,
      note: t`这样您能查到自己的意见和答复；收回后，可以提意见要求删除。`,
    },
    location: {
      label: t`用我的大概位置`,
      note: t`约 100 米，用来排出最近的站点，只留在这台手机上。`,
    },
    visits: {
      label: t`计入站点人数`,
      note: t`只在您点“我在这里”时加一个人数，不记是谁。`,
    },
    messages: {
      label: t`用微信消息提醒我`,
      note: t`办事时您在微信里点过“允许”，有进展就提醒您；收回后，消息只在这一页。`,
    },
    home: {
      label: t`登记我住在哪里`,
      note: t`姓名和住处给同户的人和网格负责人看，用来联系和通知；电话加密保存，只显示一部分。收回后，您的住户登记都会结束。`,
    },
    events: {
      label: t`报名活动`,
      note: t`姓名、电话和您的回答给活动组织方看，用来签到和联系；到活动页上写的日子就删除。收回后，还没参加的报名会取消，其他的马上删除。`,
    },
  }
}

/** Nobody is known: what this phone keeps is all there is to take back. */
function OnThisPhone() {
  const { t } = useLingui()
  const { state } = useWhereabouts()
  return (
    <Card>
      <View className="small">{t`没有登录，云端没有保存您的任何同意。`}</View>
      {state === 'agreed' && (
        <Button kind="quiet" onTap={forgetPlace}>{t`让这台手机忘掉我的位置`}</Button>
      )}
    </Card>
  )
}

function Given() {
  const purposes = usePurposes()
  const words = useRefusalWords()
  const asked = useAsk('consents.list', {}, { keep: false })
  const setting = useAct('consents.set', ['consents'])
  const set = (purpose: Purpose, given: boolean) => {
    if (purpose === 'location' && !given) forgetPlace()
    setting.mutate({ purpose, given })
  }
  return (
    <PageState query={asked} cards={1}>
      {({ consents }) => (
        <Card>
          {setting.error && <Strip tone="late" icon="warning" {...words(setting.error)} />}
          {consents.map(({ purpose, given }) => (
            <Toggle
              key={purpose}
              {...purposes[purpose]}
              checked={given}
              onChange={(next) => set(purpose, next)}
            />
          ))}
        </Card>
      )}
    </PageState>
  )
}

/** What I agreed to, each by itself and each to be taken back. */
export function Consents({ person }: { person: PersonId | null }) {
  return person === null ? <OnThisPhone /> : <Given key={person} />
}
