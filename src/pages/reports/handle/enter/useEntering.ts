import { useState } from 'react'
import { clientId } from '@/client/random'
import { useAct } from '@/client/useAction'
import type { InputOf } from '@/contract'
import type { Category, ReportView } from '@/contract/reports'
import type { ClientId, Place, StreetCode } from '@/contract/wire'
import { atOf, type Form } from '../../draft'
import { dropPhotos, sendPhotos } from '../photos'
import type { CallerForm } from './drafts'

/** Who told it, as far as they said. */
function callerOf(name: string, phone: string): Pick<InputOf<'reports.enter'>, 'caller'> {
  const said = {
    ...(name.trim() !== '' && { name: name.trim() }),
    ...(phone.trim() !== '' && { phone: phone.trim() }),
  }
  return Object.keys(said).length > 0 ? { caller: said } : {}
}

/** Takes down what somebody tells; what could not be sent stays typed, and the next try is the same report. */
export function useEntering(street: StreetCode, form: Form, caller: CallerForm) {
  const entering = useAct('reports.enter', ['reports', 'assignments'])
  const [entered, setEntered] = useState<ReportView>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()

  const hand = async (category: Category, here: Place) => {
    const client = form.latest().client ?? ((await clientId()) as ClientId)
    const draft = form.set({ client })
    const at = atOf(draft, here)
    if (!at) return
    const { via, name } = caller.draft
    const answer = await entering.mutateAsync({
      ...{ street, client, category: category.code, words: draft.words, at, via },
      ...callerOf(name, draft.phone),
      photos: await sendPhotos(street, draft.photos),
    })
    dropPhotos(draft.photos)
    form.drop()
    caller.drop()
    setEntered(answer.report)
  }

  const enter = async (category: Category, here: Place) => {
    setBusy(true)
    setError(undefined)
    await hand(category, here).catch(setError)
    setBusy(false)
  }
  return { entered, enter, busy, error, again: () => setEntered(undefined) }
}
