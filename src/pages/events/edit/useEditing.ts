import { useRef, useState } from 'react'
import * as v from 'valibot'
import { useNow } from '@/client/clock'
import { useDraft } from '@/client/drafts'
import { clientId } from '@/client/random'
import { replace, routes } from '@/client/routes'
import { storage } from '@/client/storage'
import { useAct } from '@/client/useAction'
import { addDays, dayOf } from '@/contract/calendar.rules'
import type { EventDraft, EventView } from '@/contract/events'
import { type ClientId, Mobile, type StreetCode } from '@/contract/wire'
import { TOUCHED } from '../touched'
import { EventForm, emptyForm, formOf } from './form'
import { type Faults, readForm } from './reading'

const PHONE = 'event.phone'

/** The number that this organiser gave last. */
function lastPhone(): string {
  const read = v.safeParse(Mobile, storage.read('kept', PHONE))
  return read.success ? read.output : ''
}

/** Makes the event under one client id, however often it is tapped. */
function useCreating(street: StreetCode, form: EventForm, set: (to: Partial<EventForm>) => void) {
  const creating = useAct('events.create', TOUCHED)
  const create = async (draft: EventDraft, publish: boolean) => {
    const client = (form.client ?? (await clientId())) as ClientId
    set({ client })
    const { repeat } = form
    const series = repeat ? { repeat: { every: repeat.every, times: Number(repeat.times) } } : {}
    return (await creating.mutateAsync({ street, client, publish, draft, ...series })).event
  }
  return { create, busy: creating.isPending, error: creating.error }
}

function useUpdating(event: EventView | undefined) {
  const updating = useAct('events.update', TOUCHED)
  const update = async (draft: EventDraft, reach: 'this' | 'following') => {
    if (!event) return undefined
    const { street, event: id, version } = event
    return (await updating.mutateAsync({ street, event: id, version, reach, draft })).event
  }
  return { update, busy: updating.isPending, error: updating.error }
}

const NONE: Faults = new Map()

/** An event as it is written: on the phone from the first letter until the cloud has it. */
export function useEditing(street: StreetCode, event: EventView | undefined) {
  const now = useNow()
  const empty = event ? formOf(event) : emptyForm(addDays(dayOf(now), 7), lastPhone())
  const name = event ? `event.edit.${event.event}.${event.version}` : `event.new.${street}`
  const { draft: form, set, drop } = useDraft(name, EventForm, empty)
  const [tried, setTried] = useState(false)
  const creating = useCreating(street, form, set)
  const updating = useUpdating(event)
  // a second tap comes before the first one's answer has changed the page
  const under = useRef(false)
  const read = readForm(form, now, !event)
  const send = async (how: 'draft' | 'publish' | 'this' | 'following') => {
    setTried(true)
    if ('faults' in read || under.current) return
    under.current = true
    try {
      const made =
        how === 'this' || how === 'following'
          ? await updating.update(read.draft, how)
          : await creating.create(read.draft, how === 'publish')
      if (!made) return
      storage.write('kept', PHONE, form.phone.trim())
      drop()
      replace(routes.manageEvent(street, made.event))
    } catch {
      // said at the foot; what was typed stays
    } finally {
      under.current = false
    }
  }
  return {
    ...{ form, set, drop, send, event },
    faults: tried && 'faults' in read ? read.faults : NONE,
    stuck: tried && 'faults' in read,
    busy: creating.busy || updating.busy,
    error: creating.error ?? updating.error,
  }
}

export type Editing = ReturnType<typeof useEditing>
