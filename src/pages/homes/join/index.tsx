import { useLingui } from '@lingui/react/macro'
import { useRouter } from '@tarojs/taro'
import { CallRefused } from '@/client/call'
import { inLanguage } from '@/client/hours-words'
import { replace, routes } from '@/client/routes'
import { fromQuery } from '@/client/scan'
import { useMe } from '@/client/session'
import { currentStreet } from '@/client/street'
import { useAsk } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Notice } from '@/components/Notice'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import { Row } from '@/components/Row'
import { Strip } from '@/components/Strip'
import type { AreaName } from '@/contract/areas'
import { MAX_SCANNED } from '@/contract/homes'
import type { StreetCode } from '@/contract/wire'
import { useConflictWords } from '../conflict-words'
import { KnownFirst } from '../KnownFirst'
import { RoomPicker } from '../RoomPicker'
import '../homes.scss'
import { Buildings } from './Buildings'
import { Chosen } from './Chosen'
import { Details } from './Details'
import { Sent } from './Sent'
import { type Joining, useJoining } from './useJoining'
import { Ways } from './Ways'

interface Where {
  street: StreetCode
  scanned: string
}

/** The rooms of the building that was chosen. */
function Rooms({ street, draft, choose }: Where & Joining) {
  const building = draft.building?.building
  const { t } = useLingui()
  const asked = useAsk(
    'homes.rooms',
    { street, building: building ?? ('' as never) },
    { when: building !== undefined },
  )
  return (
    <PageState
      query={asked}
      cards={1}
      failure={() => ({ title: t`这栋楼没有找到`, note: t`可能刚刚撤下，请换一栋。` })}
    >
      {({ doors }) => <RoomPicker doors={doors} onRoom={(door) => choose({ door })} />}
    </PageState>
  )
}

/** One question at a time, with what was answered above it. */
function Steps(props: Where & Joining & { grid: string | undefined }) {
  const { step, draft, choose, grid, error } = props
  const { t } = useLingui()
  const words = useConflictWords(t`您已经登记在这里，或者已经登记了太多地方，或者这一户已经满了。`)
  return (
    <>
      {step !== 'way' && <Chosen draft={draft} choose={choose} grid={grid} />}
      {step === 'way' && <Ways choose={choose} />}
      {step === 'building' && <Buildings {...props} />}
      {step === 'room' && <Rooms {...props} />}
      {step === 'who' && <Details {...props} />}
      {error && <Strip tone="late" icon="warning" {...words(error)} />}
    </>
  )
}

function Grid({ area }: { area: AreaName }) {
  const { t, i18n } = useLingui()
  return (
    <Card tone="open">
      <Row
        icon="area"
        tone="open"
        title={inLanguage(i18n, area)}
        note={t`您扫的码挂在这个微网格里`}
      />
    </Card>
  )
}

/** What the code leads to. One that is none is no dead end: the address leads on. */
function useScannedGrid({ street, scanned }: Where) {
  const asked = useAsk(
    'homes.look',
    { street, scanned: scanned || '-' },
    { when: scanned !== '', keep: false },
  )
  const lost = asked.error instanceof CallRefused && asked.error.code === 'not_found'
  return { asked, lost, area: asked.data?.area }
}

/** Belonging somewhere: by the code that hangs there, or by one's address. */
export default function Join() {
  const { t, i18n } = useLingui()
  const { street: said, scanned: code = '' } = useRouter().params
  const street = (said ?? currentStreet()) as StreetCode
  const scanned = fromQuery(code).slice(0, MAX_SCANNED)
  const me = useMe()
  const { asked, lost, area } = useScannedGrid({ street, scanned })
  const joining = useJoining(street, scanned, area)
  const { step, sent, send, busy } = joining
  const known = Boolean(me.data?.person) && (scanned === '' || area !== undefined)
  const foot = known && !sent && step === 'who' && (
    <Button busy={busy} onTap={() => void send()}>{t`同意并提交`}</Button>
  )
  const steps = (
    <PageState query={me} cards={1}>
      {({ person }) =>
        person ? (
          <Steps
            {...joining}
            street={street}
            scanned={scanned}
            grid={area && inLanguage(i18n, area)}
          />
        ) : (
          <KnownFirst street={street} />
        )
      }
    </PageState>
  )
  return (
    <PageFrame title={t`登记我的家`} foot={foot || undefined}>
      {sent && <Sent street={street} home={sent} />}
      {!sent && scanned === '' && steps}
      {!sent && lost && (
        <Notice
          icon="qr"
          tone="soon"
          title={t`这不是微网格的码，或已经停用`}
          note={t`可以换一张码再扫，也可以按地址登记。`}
          action={{ label: t`按地址登记`, onTap: () => replace(routes.homesJoin(street)) }}
        />
      )}
      {!sent && scanned !== '' && !lost && (
        <PageState outer query={asked} cards={1}>
          {({ area: grid }) => (
            <>
              <Grid area={grid} />
              {steps}
            </>
          )}
        </PageState>
      )}
    </PageFrame>
  )
}
