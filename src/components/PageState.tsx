import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Locked, type LockedProps } from './Locked'
import { Notice, type NoticeProps } from './Notice'
import { SavedStrip } from './SavedStrip'
import { useSurroundings } from './Surroundings'
import { Waiting } from './Waiting'

/** The part of TanStack Query's result that is looked at. */
export interface Asked<T> {
  data: T | undefined
  error: unknown
  status: 'pending' | 'error' | 'success'
  fetchStatus: 'fetching' | 'paused' | 'idle'
  dataUpdatedAt: number
  refetch: () => unknown
}

export interface PageStateProps<T> {
  query: Asked<T>
  /** Words for an answer without content, and the next act. */
  empty?: (data: T) => Omit<NoticeProps, 'tone'> | undefined
  /** Words for an error with a code; undefined leaves it to the general ones. */
  failure?: (error: unknown) => Pick<NoticeProps, 'title' | 'note'> | undefined
  /** Whose page it is, for somebody whom the cloud refuses. */
  locked?: LockedProps
  /** How many cards the skeleton shows. */
  cards?: number
  /** What stands within has states of its own, and says itself from when it is. */
  outer?: boolean
  children: (data: T) => ReactNode
}

type Trouble = 'offline' | 'unreachable' | 'error'

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined

/** What is not theirs may be answered as if it were not there. */
const REFUSED: readonly unknown[] = ['forbidden', 'sign_in', 'not_found']

/** An answer with a code came from the cloud; without one, or with `unreachable`, none came. */
function troubleOf(query: Asked<unknown>, online: boolean): Trouble | undefined {
  if (query.fetchStatus === 'paused') return 'offline'
  if (query.status !== 'error') return undefined
  if (!online) return 'offline'
  const code = codeOf(query.error)
  return code === undefined || code === 'unreachable' ? 'unreachable' : 'error'
}

function useTroubleWords(): Record<Trouble, Pick<NoticeProps, 'icon' | 'title' | 'note'>> {
  const { t } = useLingui()
  return {
    offline: {
      icon: 'offline',
      title: t`现在没有网络`,
      note: t`连上网络后会自动再试，没有丢失任何内容。`,
    },
    unreachable: {
      icon: 'clock',
      title: t`暂时连不上服务`,
      note: t`没有丢失任何内容，请稍后再试。`,
    },
    error: {
      icon: 'warning',
      title: t`这里没能打开`,
      note: t`没有丢失任何内容，可以再试一次。`,
    },
  }
}

/** Every page's states: loading, offline, unreachable, error with retry, empty, content, saved content. */
export function PageState<T>(props: PageStateProps<T>) {
  const { query, empty, failure, locked, cards, outer = false, children } = props
  const { t } = useLingui()
  const { online } = useSurroundings()
  const words = useTroubleWords()
  const trouble = troubleOf(query, online)
  const retry = () => void query.refetch()
  const { data } = query

  if (data === undefined) {
    if (!trouble) return <Waiting cards={cards} />
    if (trouble === 'error' && locked && REFUSED.includes(codeOf(query.error)))
      return <Locked {...locked} />
    const said = trouble === 'error' ? failure?.(query.error) : undefined
    return <Notice {...words[trouble]} {...said} action={{ label: t`再试一次`, onTap: retry }} />
  }
  const stale = online ? trouble && 'unreachable' : 'offline'
  const nothing = empty?.(data)
  return (
    <>
      {stale && !outer && <SavedStrip at={query.dataUpdatedAt} reason={stale} onRetry={retry} />}
      {nothing ? <Notice {...nothing} /> : children(data)}
    </>
  )
}
