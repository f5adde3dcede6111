import { useQueryClient } from '@tanstack/react-query'
import Taro from '@tarojs/taro'
import type { InputOf, OutputOf } from '@/contract'
import { type Credit, MAX_ASKED, type Template } from '@/contract/messages'
import type { StreetCode } from '@/contract/wire'
import { call } from './call'
import { clientId } from './random'
import { useMe } from './session'
import { CallFailed } from './transport'
import { useAsk } from './useAction'

/** Messages ahead that nobody is asked beyond: about as many as one matter brings. */
const ENOUGH = 5
/** A lift, an underpass: the network is back by then. */
const AGAIN_MS = 5000

type Credits = OutputOf<'messages.templates'>

const isWechat = () => process.env.TARO_ENV === 'weapp'

/** What WeChat says of those asked: 'accept', and for some templates 'acceptWithAudio' and the like. */
async function askWechat(asked: readonly Credit[]): Promise<Template[]> {
  const option = { tmplIds: asked.map(({ id }) => id), entityIds: [] }
  const said = await Taro.requestSubscribeMessage(option)
  const answers = said as unknown as Record<string, unknown>
  return asked.flatMap(({ id, template }) =>
    String(answers[id]).startsWith('accept') ? [template] : [],
  )
}

/** The same tap may be told twice; the cloud counts it once. */
async function count(tap: InputOf<'messages.credit'>): Promise<Credits> {
  try {
    return await call('messages.credit', tap)
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
    return call('messages.credit', tap)
  }
}

/**
 * Asks whether WeChat may tell the person of these things, to be called first of all inside a tap: WeChat
 * refuses it anywhere else, so the templates are fetched when the page opens. It never fails, and what the
 * tap is for does not wait for it. A browser, or an installation without templates, asks nothing.
 */
export function useAskToTell(street: StreetCode): (names: readonly Template[]) => Promise<void> {
  const queries = useQueryClient()
  const known = useMe().data?.person != null
  const when = isWechat() && known
  const { data } = useAsk('messages.templates', { street }, { when, keep: false })
  return async (names) => {
    const asked = (data?.templates ?? [])
      .filter(({ template, balance }) => names.includes(template) && balance < ENOUGH)
      .slice(0, MAX_ASKED)
    if (!isWechat() || asked.length === 0) return
    try {
      const accepted = await askWechat(asked)
      if (accepted.length === 0) return
      const counted = await count({ street, client: await clientId(), accepted })
      queries.setQueryData(['messages.templates', { street }], counted)
      // what was agreed to here is what the switch under 我的 takes back
      await call('consents.set', { purpose: 'messages', given: true })
      await queries.invalidateQueries({ queryKey: ['consents.list'] })
    } catch {
      // the inbox tells the same
    }
  }
}
