import type { ActionName, InputOf } from '@/contract'
import type { ClientId, PersonId } from '@/contract/wire'
import { CallRefused, call } from '../call'
import { dropPhoto, readPhoto } from '../photos'
import { storage } from '../storage'
import { currentStreet } from '../street'
import { readToken } from '../token'
import { CallFailed } from '../transport'
import { sendBytes } from '../upload'
import type { Answer, Asker, Destination, Kept, Means } from './means'

async function answerOf<Data>(work: Promise<Data>): Promise<Answer<Data>> {
  try {
    return { is: 'answered', data: await work }
  } catch (error) {
    if (error instanceof CallRefused) {
      const { code, field, because } = error
      return { is: 'refused', code, field, because }
    }
    if (error instanceof CallFailed) return { is: 'lost' }
    throw error
  }
}

/** WeChat keeps each account's storage apart, so what lies here is theirs, whatever record of a person they have by now. */
export const isOwn = (whose: PersonId, person: PersonId | null | undefined): boolean =>
  process.env.TARO_ENV === 'weapp' || whose === person

async function who(): Promise<Answer<Asker | null>> {
  const token = readToken()
  const me = await answerOf(call('session.me', { street: currentStreet() }))
  if (me.is !== 'answered') return me
  const { person } = me.data
  if (person === null) return { is: 'answered', data: null }
  const owns = (whose: PersonId) => isOwn(whose, person)
  return { is: 'answered', data: { owns, still: () => readToken() === token } }
}

async function send(photo: ClientId, to: Destination): Promise<'sent' | 'gone' | 'lost'> {
  // a database that does not open now may open later: the photo is not given up
  const content = await readPhoto(photo).catch(() => null)
  if (content === undefined) return 'gone'
  if (content === null) return 'lost'
  const came = await answerOf(sendBytes(to, content, () => undefined))
  return came.is === 'answered' ? 'sent' : 'lost'
}

const kept: Kept = {
  read: (name) => storage.read('kept', name),
  write: (name, value) => storage.write('kept', name, value),
  remove: (name) => storage.remove('kept', name),
  names: () => storage.names('kept'),
}

/** This phone. */
export const phone: Means = {
  now: () => Date.now(),
  random: Math.random,
  after(ms, task) {
    const timer = setTimeout(task, ms)
    return () => clearTimeout(timer)
  },
  kept,
  who,
  call: <Name extends ActionName>(name: Name, input: InputOf<Name>) => answerOf(call(name, input)),
  send,
  drop: dropPhoto,
}
