import { useLingui } from '@lingui/react/macro'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { replace, routes } from '@/client/routes'
import { fromQuery } from '@/client/scan'
import { keepStreet } from '@/client/street'
import { useAsk } from '@/client/useAction'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import { Waiting } from '@/components/Waiting'
import type { Resolved } from '@/contract/codes'
import { CodeEntry } from './CodeEntry'
import { isLost, NoWay } from './NoWay'

/** The contract takes no more; no code of ours comes near. */
const LONGEST = 2000

/** WeChat brings `scene` from its round codes and `q` from a link that it opens by rule; our own scan brings `scanned`. */
function useScanned() {
  const { scene, q, scanned } = useRouter().params
  return fromQuery(scene ?? q ?? scanned ?? '').slice(0, LONGEST)
}

/** The fresh answer; the last one only where none comes, so that an ended code does not lead on. */
function useResolved(scanned: string) {
  const asked = useAsk('codes.resolve', { scanned }, { when: scanned !== '' })
  const settled = asked.fetchStatus !== 'fetching' || asked.failureCount > 0
  return { asked, resolved: settled ? asked.data : undefined }
}

/** Takes the place of this page by what the code stands for. */
function useWayOn(resolved: Resolved | undefined, scanned: string) {
  useEffect(() => {
    if (resolved?.is === 'signin') replace(routes.confirmSignin(resolved.request))
    if (resolved?.is === 'invitation') {
      keepStreet(resolved.street)
      replace(routes.invitation(resolved.street, resolved.invitation))
    }
    if (resolved?.is === 'grid') {
      keepStreet(resolved.street)
      replace(routes.homesJoin(resolved.street, scanned))
    }
    if (resolved?.is === 'certificate') {
      keepStreet(resolved.street)
      replace(routes.verify(resolved.street, resolved.number))
    }
    if (resolved?.is === 'door') {
      keepStreet(resolved.street)
      replace(routes.doorSelf(resolved.street, resolved.event, scanned))
    }
    if (resolved?.is !== 'site') return
    keepStreet(resolved.street)
    replace(routes.site(resolved.street, resolved.site))
  }, [resolved, scanned])
}

/** Where every code lands: on a wall, a poster, a screen. */
export default function Scan() {
  const { t } = useLingui()
  const given = useScanned()
  const [typed, setTyped] = useState('')
  const scanned = typed || given
  const { asked, resolved } = useResolved(scanned)
  useWayOn(resolved, scanned)
  return (
    <PageFrame title={t`扫一扫`}>
      {scanned === '' ? (
        <CodeEntry onCode={setTyped} />
      ) : (
        <PageState query={{ ...asked, data: asked.data && resolved }} cards={1}>
          {(found) =>
            isLost(found) ? <NoWay found={found} onCode={setTyped} /> : <Waiting cards={1} />
          }
        </PageState>
      )}
    </PageFrame>
  )
}
