import { useLingui } from '@lingui/react/macro'
import { inLanguage } from '@/client/hours-words'
import { NOWHERE } from '@/client/nowhere'
import { useAsk } from '@/client/useAction'
import { useWhereabouts } from '@/client/whereabouts'
import type { StreetCode } from '@/contract/wire'
import type { Draft } from '../../draft'
import { useOutside, type Where } from '../../usePlace'

/**
 * Where it is that somebody tells of. Staff sit elsewhere: the phone's own place counts only once it is
 * chosen.
 */
export function useSpot(street: StreetCode, draft: Draft): Where {
  const { t, i18n } = useLingui()
  const { at: own } = useWhereabouts()
  const at = draft.place ?? (draft.rough ? own : undefined)
  const asked = useAsk(
    'areas.responsible',
    { street, at: at ?? NOWHERE },
    { when: at !== undefined },
  )
  const answer = at ? asked.data : undefined
  const outside = useOutside(answer)
  const here = undefined
  if (!at) {
    const note = t`在地图上点一下，或搜地点`
    return { is: 'none', here, at, title: t`还没有位置`, note }
  }
  const title = draft.address.trim() || t`地图上选的位置`
  if (outside) return { is: 'elsewhere', here, at, title, note: outside }
  const last = answer?.is === 'here' ? answer.path.at(-1) : undefined
  return { is: 'there', here: at, at, title, note: last ? inLanguage(i18n, last) : '' }
}
