import { type Caller, STREET, type TestCloud } from '@tests/support/open-cloud'
import type { PersonId } from '@/contract/wire'

export interface Newcomer extends Caller {
  person: PersonId
}

/** Somebody new in WeChat, who has agreed to be kept. */
export async function newcomer(cloud: TestCloud, openid: string): Promise<Newcomer> {
  const phone = cloud.wechat(openid)
  const { person } = await phone.call('session.open', { street: STREET, agreed: true })
  if (!person) throw new Error('an account was opened')
  return { ...phone, person }
}

export const inboxOf = async (who: Caller) =>
  (await who.call('messages.list', { street: STREET })).messages.map(({ kind }) => kind)
