import { useLingui } from '@lingui/react/macro'
import { useMe, usePlayed } from '@/client/session'
import { Heading } from '@/components/Heading'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import { About } from './About'
import { Consents } from './Consents'
import { Demonstration } from './Demonstration'
import { Looks } from './Looks'
import { Messages } from './Messages'
import { MyThings } from './MyThings'
import { Sessions } from './Sessions'
import { Who } from './Who'

/** Who I am, what is mine, and how the app looks to me. */
export default function Mine() {
  const { t } = useLingui()
  const asked = useMe()
  const me = asked.data
  const played = usePlayed()
  return (
    <PageFrame tab title={t`我的`}>
      <PageState query={asked} cards={1}>
        {(known) => <Who me={known} />}
      </PageState>
      <MyThings
        desk={me?.can.seeDesk ?? false}
        organises={me?.can.runEvents ?? false}
        office={(me?.roles.length ?? 0) > 0}
        account={me?.person != null}
      />
      {played && <Demonstration persona={played} />}
      {me?.person && (
        <>
          <Heading level={2}>{t`消息`}</Heading>
          <Messages key={me.person} />
          <Sessions key={`at ${me.person}`} />
        </>
      )}
      <Heading level={2}>{t`怎么显示`}</Heading>
      <Looks />
      <Heading level={2}>{t`隐私`}</Heading>
      <Consents person={me?.person ?? null} />
      <Heading level={2}>{t`关于`}</Heading>
      <About demonstration={played !== undefined} />
    </PageFrame>
  )
}
