import { useLingui } from '@lingui/react/macro'
import { useRef } from 'react'
import { useMe } from '@/client/session'
import { Heading } from '@/components/Heading'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import type { Me } from '@/contract/session'
import { About } from './About'
import { Consents } from './Consents'
import { Demonstration } from './Demonstration'
import { Looks } from './Looks'
import { Messages } from './Messages'
import { MyThings } from './MyThings'
import { Who } from './Who'

/** Who I am, what is mine, and how the app looks to me. */
export default function Mine() {
  const { t } = useLingui()
  const asked = useMe()
  const me = asked.data
  // The switch stays while the one who plays next is asked for
  const last = useRef<Me>()
  if (me) last.current = me
  return (
    <PageFrame tab title={t`我的`}>
      <PageState query={asked} cards={1}>
        {(known) => <Who me={known} />}
      </PageState>
      {last.current?.demonstration && <Demonstration me={last.current} />}
      <MyThings desk={me?.can.seeDesk ?? false} />
      {me?.person && (
        <>
          <Heading level={2}>{t`消息`}</Heading>
          <Messages key={me.person} />
        </>
      )}
      <Heading level={2}>{t`怎么显示`}</Heading>
      <Looks />
      <Heading level={2}>{t`隐私`}</Heading>
      <Consents person={me?.person ?? null} />
      <Heading level={2}>{t`关于`}</Heading>
      <About demonstration={last.current?.demonstration ?? false} />
    </PageFrame>
  )
}
