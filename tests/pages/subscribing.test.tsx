import { webcrypto } from 'node:crypto'
import Taro from '@tarojs/taro'
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { known } from '@tests/support/complaint-samples'
import { fakeCloud, No } from '@tests/support/fake-cloud'
import { show } from '@tests/support/render'
import { STREET } from '@tests/support/samples'
import { forgetAnswers } from '@/client/query'
import { useAskToTell } from '@/client/subscribing'
import type { Credit, Template } from '@/contract/messages'

const PROGRESS = 'tpl-progress'
const WORK = 'tpl-work'
const credits = (progress: number, work = 0): { templates: Credit[] } => ({
  templates: [
    { template: 'report_progress', id: PROGRESS, balance: progress },
    { template: 'work_assigned', id: WORK, balance: work },
  ],
})

/** WeChat's half: what it is asked, and what the person says there. */
function wechat(said: Record<string, string> | Error) {
  const ask = jest.fn(async (_: { tmplIds: string[] }) => {
    if (said instanceof Error) throw said
    return { errMsg: 'requestSubscribeMessage:ok', ...said }
  })
  Object.assign(Taro, { requestSubscribeMessage: ask })
  return ask
}

let done: jest.Mock
function Submit({ names }: { names: readonly Template[] }) {
  const askToTell = useAskToTell(STREET)
  return (
    <button
      type="button"
      onClick={() => {
        void askToTell(names).then(done)
      }}
    >
      提交
    </button>
  )
}

const { TARO_ENV } = process.env
const getRandomValues = ({ length, success }: { length: number; success(got: object): void }) =>
  success({ randomValues: webcrypto.getRandomValues(new Uint8Array(length)).buffer })

beforeEach(() => {
  process.env.TARO_ENV = 'weapp'
  Object.assign(globalThis, { wx: { getRandomValues } })
  done = jest.fn()
})
afterEach(() => {
  process.env.TARO_ENV = TARO_ENV
  Object.assign(globalThis, { wx: undefined })
  forgetAnswers()
})

/** The page is open and knows what there is to ask. */
async function opened(answers: Parameters<typeof fakeCloud>[0], names: readonly Template[]) {
  const cloud = fakeCloud({ 'session.me': known(), 'consents.set': { consents: [] }, ...answers })
  show(<Submit names={names} />)
  await waitFor(() => expect(cloud.asked('messages.templates')).toHaveLength(1))
  // the answer stands once the next task has run
  await new Promise((resolve) => setTimeout(resolve, 20))
  return cloud
}
const tap = () => fireEvent.click(screen.getByRole('button', { name: '提交' }))

test('WeChat is asked within the tap, and what the person accepts there is counted and kept', async () => {
  const ask = wechat({ [PROGRESS]: 'accept', [WORK]: 'reject' })
  const cloud = await opened({ 'messages.templates': credits(0), 'messages.credit': credits(1) }, [
    'report_progress',
    'work_assigned',
  ])
  tap()
  // before anything could be waited for
  expect(ask).toHaveBeenCalledWith(expect.objectContaining({ tmplIds: [PROGRESS, WORK] }))
  await waitFor(() => expect(done).toHaveBeenCalled())
  expect(cloud.asked('messages.credit')).toEqual([
    {
      street: STREET,
      client: expect.stringMatching(/^[0-9a-f]{32}$/),
      accepted: ['report_progress'],
    },
  ])
  expect(cloud.asked('consents.set')).toEqual([{ purpose: 'messages', given: true }])
})

/** The next answer to a counted tap is lost on its way; answers the ids that were sent. */
function losingOne(): string[] {
  const sent: string[] = []
  const { request } = Taro
  const losing = async (option: { data: { action: string; input: { client: string } } }) => {
    if (option.data.action !== 'messages.credit') return request(option as never)
    sent.push(option.data.input.client)
    if (sent.length === 1) throw new Error('request:fail')
    return request(option as never)
  }
  Object.assign(Taro, { request: losing })
  return sent
}

test('a tap whose answer was lost is told once more with its id; the next tap has another', async () => {
  wechat({ [PROGRESS]: 'accept' })
  await opened({ 'messages.templates': credits(0), 'messages.credit': credits(1) }, [
    'report_progress',
  ])
  const sent = losingOne()
  jest.useFakeTimers()
  tap()
  await act(() => jest.advanceTimersByTimeAsync(6000))
  jest.useRealTimers()
  await waitFor(() => expect(done).toHaveBeenCalledTimes(1))
  tap()
  await waitFor(() => expect(done).toHaveBeenCalledTimes(2))
  expect(sent).toEqual([sent[0], sent[0], sent[2]])
  expect(sent[2]).not.toBe(sent[0])
})

test.each([
  ['refuses', { [PROGRESS]: 'reject' }],
  ['turned it all off', new Error('requestSubscribeMessage:fail 20004')],
])('who %s is not counted, and what the tap is for goes on', async (_, said) => {
  wechat(said)
  const cloud = await opened({ 'messages.templates': credits(0) }, ['report_progress'])
  tap()
  await waitFor(() => expect(done).toHaveBeenCalled())
  expect(cloud.asked('messages.credit')).toEqual([])
})

test('a cloud that says no disturbs nothing', async () => {
  wechat({ [PROGRESS]: 'accept' })
  await opened({ 'messages.templates': credits(0), 'messages.credit': new No('too_many') }, [
    'report_progress',
  ])
  tap()
  await waitFor(() => expect(done).toHaveBeenCalled())
})

test.each([
  ['this installation has no template', { templates: [] }],
  ['they have agreed to enough', credits(5)],
])('nobody is asked where %s', async (_, templates) => {
  const ask = wechat({})
  await opened({ 'messages.templates': templates }, ['report_progress'])
  tap()
  await waitFor(() => expect(done).toHaveBeenCalled())
  expect(ask).not.toHaveBeenCalled()
})

test('a browser asks nothing, not even the cloud', async () => {
  process.env.TARO_ENV = 'h5'
  const ask = wechat({ [PROGRESS]: 'accept' })
  const cloud = fakeCloud({ 'session.me': known() })
  show(<Submit names={['report_progress']} />)
  await waitFor(() => expect(cloud.asked('session.me')).toHaveLength(1))
  tap()
  await waitFor(() => expect(done).toHaveBeenCalled())
  expect(ask).not.toHaveBeenCalled()
  expect(cloud.asked('messages.templates')).toEqual([])
})
