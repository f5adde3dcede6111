import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useAskAgain } from '@/client/ask-again'
import { useRefresh } from '@/client/refresh'
import { openTab, routes } from '@/client/routes'
import { useMe } from '@/client/session'
import { currentStreet } from '@/client/street'
import { Notice } from '@/components/Notice'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import type { Me } from '@/contract/session'
import { Elsewhere } from './Elsewhere'
import { Mine } from './Mine'
import { Reports } from './Reports'
import { Sites } from './Sites'
import { Work } from './Work'
import './desk.scss'

function Desk({ me }: { me: Me }) {
  const { t } = useLingui()
  const street = currentStreet()
  if (!me.can.seeDesk) {
    return (
      <Notice
        icon="lock"
        title={t`工作台给工作人员用`}
        note={t`街道、居民区和站点的工作人员登录后看得到。`}
        action={{ label: t`到“我的”看看`, onTap: () => openTab(routes.mine()) }}
      />
    )
  }
  const staff = me.can.addSites
  return (
    <View className="desk">
      <View className="desk-main">
        <Work street={street} answers={me.can.answerComplaints} />
      </View>
      <View className="desk-side">
        {me.can.enterReports && <Reports street={street} can={me.can} />}
        <Elsewhere
          street={street}
          events={me.can.runEvents}
          imports={me.can.importFiles}
          doors={me.can.seeDoors}
          operators={staff || me.roles.some(({ role }) => role === 'operator')}
        />
        {/* Staff may change every site: theirs is the whole list */}
        {!staff && <Mine street={street} />}
        <Sites street={street} adds={staff} />
      </View>
    </View>
  )
}

/** What is mine and due, the sites that I look after, and what comes in from files. */
export default function DeskPage() {
  const { t } = useLingui()
  const asked = useMe()
  useRefresh(useAskAgain('assignments', 'complaints', 'reports', 'sites'))
  return (
    <PageFrame wide title={t`工作台`}>
      <PageState outer query={asked}>
        {(me) => <Desk me={me} />}
      </PageState>
    </PageFrame>
  )
}
