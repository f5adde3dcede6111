import { onlineManager, useQuery } from '@tanstack/react-query'
import { act, screen } from '@testing-library/react'
import { show } from '@tests/support/render'
import { forgetAnswers, queries } from '@/client/query'
import { storage } from '@/client/storage'
import { PageState } from '@/components/PageState'

const unreachable = () => Promise.reject(Object.assign(new Error(), { code: 'unreachable' }))

function Place({ ask, keep }: { ask: () => Promise<string>; keep?: boolean }) {
  const query = useQuery({ queryKey: ['place'], queryFn: ask, meta: { keep }, retryDelay: 1 })
  return (
    <PageState
      query={query}
      empty={(place) => (place === '' ? { icon: 'pin', title: '这里还没有站点' } : undefined)}
      failure={() => ({ title: '这个码已经停用', note: '请扫一扫旁边的码' })}
    >
      {(place) => <div>{place}</div>}
    </PageState>
  )
}

/** The app is closed: memory is gone, the phone's storage stays. */
const restart = () => queries.clear()

/** What was asked a minute ago is asked again. */
const aMinuteLater = () => jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000)

afterEach(() => {
  forgetAnswers()
  onlineManager.setOnline(true)
})

test('first a skeleton, then the answer', async () => {
  show(<Place ask={() => Promise.resolve('贵州路')} />)
  expect(screen.getByRole('status', { name: '正在打开' })).toBeTruthy()
  expect(await screen.findByText('贵州路')).toBeTruthy()
})

test('after a restart the last answer stands in the first render, then the new one comes', async () => {
  const first = show(<Place ask={() => Promise.resolve('贵州路')} />)
  await screen.findByText('贵州路')
  first.unmount()
  restart()
  aMinuteLater()
  show(<Place ask={() => Promise.resolve('厦门路')} />)
  expect(screen.getByText('贵州路')).toBeTruthy()
  expect(await screen.findByText('厦门路')).toBeTruthy()
})

test('offline, the saved answer says when it was saved', async () => {
  const saved = Date.parse('2026-07-03T09:05+08:00')
  storage.write('cache', '["place"]', { contract: '', at: saved, data: '贵州路' })
  jest.spyOn(Date, 'now').mockReturnValue(saved + 3_600_000)
  show(<Place ask={unreachable} />, { online: false })
  expect(screen.getByText('没有网络，先看 9:05 保存的内容')).toBeTruthy()
  expect(screen.getByText('贵州路')).toBeTruthy()
})

test('a saved answer that cannot be renewed says so and offers another try', async () => {
  const saved = Date.parse('2026-07-03T09:05+08:00')
  storage.write('cache', '["place"]', { contract: '', at: saved, data: '贵州路' })
  jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-07-04T08:00+08:00'))
  show(<Place ask={unreachable} />)
  expect(await screen.findByText('暂时连不上服务，先看 昨天 9:05 保存的内容')).toBeTruthy()
})

test('offline with nothing saved, it waits and goes on by itself', async () => {
  onlineManager.setOnline(false)
  let answer: () => Promise<string> = unreachable
  show(<Place ask={() => answer()} />, { online: false })
  expect(await screen.findByText('现在没有网络')).toBeTruthy()
  answer = () => Promise.resolve('贵州路')
  act(() => onlineManager.setOnline(true))
  expect(await screen.findByText('贵州路')).toBeTruthy()
})

test('a lost call is tried again, then said with a way out', async () => {
  const ask = jest.fn(unreachable)
  show(<Place ask={ask} />)
  expect(await screen.findByText('暂时连不上服务')).toBeTruthy()
  expect(ask).toHaveBeenCalledTimes(3)
  ask.mockImplementation(() => Promise.resolve('贵州路') as never)
  act(() => screen.getByRole('button', { name: '再试一次' }).click())
  expect(await screen.findByText('贵州路')).toBeTruthy()
})

test('an answer with a code is not asked for again and is said in the page’s words', async () => {
  const ask = jest.fn(() => Promise.reject(Object.assign(new Error(), { code: 'not_found' })))
  show(<Place ask={ask} />)
  expect(await screen.findByText('这个码已经停用')).toBeTruthy()
  expect(ask).toHaveBeenCalledTimes(1)
})

test('an empty answer says what will be here', async () => {
  show(<Place ask={() => Promise.resolve('')} />)
  expect(await screen.findByText('这里还没有站点')).toBeTruthy()
})

test('what must not stay on the phone does not', async () => {
  show(<Place ask={() => Promise.resolve('贵州路')} keep={false} />)
  await screen.findByText('贵州路')
  expect(storage.names('cache')).toEqual([])
})

test.each([
  ['another contract', { contract: 'older', at: Date.now(), data: '旧' }],
  ['another shape', { at: 'yesterday' }],
  ['last season', { contract: '', at: Date.now() - 31 * 86_400_000, data: '旧' }],
])('an answer of %s is not trusted', (_, saved) => {
  storage.write('cache', '["place"]', saved)
  show(<Place ask={() => new Promise(() => undefined)} />)
  expect(screen.queryByText('旧')).toBeNull()
  expect(screen.getByRole('status')).toBeTruthy()
})
