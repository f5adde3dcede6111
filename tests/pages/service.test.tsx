import Taro from '@tarojs/taro'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { known } from '@tests/support/complaint-samples'
import { fakeCloud, No } from '@tests/support/fake-cloud'
import { show } from '@tests/support/render'
import { MONDAY_14, STREET } from '@tests/support/samples'
import {
  certificate,
  NUMBER,
  record,
  recordId,
  toSign,
  verified,
} from '@tests/support/service-samples'
import { openedAt } from '@tests/support/taro'
import { forgetAnswers } from '@/client/query'
import { saveBytes } from '@/client/save-file'
import { storage } from '@/client/storage'
import type { Cursor } from '@/contract/wire'
import Service from '@/pages/service'
import Certificates from '@/pages/service/certificates'
import CorrectHours from '@/pages/service/correct'
import SignHours from '@/pages/service/sign'
import Verify from '@/pages/service/verify'

jest.mock('@/client/save-file', () => ({ saveBytes: jest.fn(async () => undefined) }))

beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(MONDAY_14))
afterEach(() => {
  forgetAnswers()
  for (const name of storage.names('kept')) storage.remove('kept', name)
  jest.clearAllMocks()
})

const tap = async (name: RegExp | string) =>
  fireEvent.click(await screen.findByRole('button', { name }))
const type = (label: RegExp | string, words: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value: words } })
const mine = (records = [record(1)], open = 120) => ({ records, minutes: 750, open, next: null })

describe('my hours', () => {
  beforeEach(() => openedAt('/pages/service/index', { street: STREET }))

  test('what is certain first, then each shift with how it stands', async () => {
    fakeCloud({
      'session.me': known(),
      'service.mine': mine([
        record(1),
        toSign(2),
        record(3, {
          state: 'confirmed',
          signer: '陆佳怡',
          can: { confirm: false, correct: false, sign: false },
        }),
      ]),
    })
    show(<Service />)
    expect(await screen.findByText('12 小时 30 分')).toBeTruthy()
    expect(screen.getByText('还有 2 小时 待核对或等签字')).toBeTruthy()
    expect(screen.getByText('没有签退，待核对')).toBeTruthy()
    expect(screen.getByText('等签字')).toBeTruthy()
    expect(screen.getByText('已确定')).toBeTruthy()
    expect(screen.getByText('陆佳怡 签字同意')).toBeTruthy()
    expect(screen.getByText('您说的是 11月22日 14:00–16:30，签字前按原来的时间算。')).toBeTruthy()
    expect(screen.getAllByText('11月22日 14:00–16:00 · 苏州河步道 · 清洁员')).toHaveLength(3)
  })

  test('one tap confirms', async () => {
    const cloud = fakeCloud({
      'session.me': known(),
      'service.mine': mine(),
      'service.confirm': { record: record(1, { state: 'confirmed' }) },
    })
    show(<Service />)
    await tap('确认 周末河岸清洁')
    await waitFor(() => expect(cloud.asked('service.confirm')).toHaveLength(1))
    expect(cloud.asked('service.confirm')).toEqual([
      { street: STREET, record: recordId(1), version: 1 },
    ])
  })

  test('says why it is too late, and in English', async () => {
    fakeCloud({
      'session.me': known(),
      'service.mine': mine(),
      'service.confirm': () =>
        new No('conflict', { why: 'hours_closed', at: '2026-11-24T08:00:00.000Z' }),
    })
    show(<Service />, { locale: 'en' })
    expect(await screen.findByText('12 h 30 min')).toBeTruthy()
    expect(screen.getByText('Riverside clean-up')).toBeTruthy()
    await tap('Confirm Riverside clean-up')
    expect(await screen.findByText(/The time to check it is over/)).toBeTruthy()
  })

  test('nothing yet: what will be here', async () => {
    fakeCloud({ 'session.me': known(), 'service.mine': { ...mine([], 0), minutes: 0 } })
    show(<Service />)
    expect(await screen.findByText('还没有服务时长')).toBeTruthy()
  })

  test('a stranger is told whose it is; without a network nothing is lost', async () => {
    const cloud = fakeCloud({ 'session.me': known(), 'service.mine': () => new No('sign_in') })
    const { unmount } = show(<Service />)
    expect(await screen.findByText('登录后看到自己的服务时长')).toBeTruthy()
    unmount()
    forgetAnswers()
    cloud.setOnline(false)
    show(<Service />, { online: false })
    expect(await screen.findByText(/没有丢失任何内容/)).toBeTruthy()
  })

  test('more are a page further', async () => {
    const cloud = fakeCloud({
      'session.me': known(),
      'service.mine': ({ after }) => ({ ...mine(), next: after ? null : ('two' as Cursor) }),
    })
    show(<Service />)
    await tap('下一页')
    await waitFor(() => expect(cloud.asked('service.mine')).toHaveLength(2))
  })
})

describe('a correction', () => {
  const open = (n = 1) =>
    openedAt('/pages/service/correct/index', { street: STREET, record: recordId(n) })
  const send = () => screen.getByRole('button', { name: '提交更正' })

  test('says what will become of it while it is typed, and sends what it means', async () => {
    open()
    const cloud = fakeCloud({
      'session.me': known(),
      'service.mine': mine(),
      'service.correct': { record: record(1, { state: 'confirmed' }) },
    })
    show(<CorrectHours />)
    expect(await screen.findByText('在班次之内，提交后马上生效')).toBeTruthy()
    expect(send().getAttribute('aria-disabled')).toBe('true')
    for (const [until, words] of [
      ['16:30', '超出班次的部分要由组织方签字'],
      ['20:01', '最多可以早到或晚走 4 小时'],
      ['14:00', '结束时间要晚于开始时间'],
      ['晚', '请把时间写成 14:00 这样'],
    ] as const) {
      type(/到几点结束/, until)
      expect(await screen.findByText(words)).toBeTruthy()
    }
    type(/到几点结束/, '15：15')
    type(/为什么更正/, '提前走了。')
    fireEvent.click(send())
    await waitFor(() => expect(cloud.asked('service.correct')).toHaveLength(1))
    expect(cloud.asked('service.correct')[0]).toEqual({
      ...{ street: STREET, record: recordId(1), version: 1, why: '提前走了。' },
      ...{ from: '2026-11-22T06:00:00.000Z', until: '2026-11-22T07:15:00.000Z' },
    })
    expect(Taro.redirectTo).toHaveBeenCalledWith({
      url: `/pages/service/index?street=${STREET}`,
    })
  })

  test('what was typed is kept where it was refused, with why', async () => {
    open()
    fakeCloud({
      'session.me': known(),
      'service.mine': mine(),
      'service.correct': () =>
        new No('invalid', { why: 'hours_overlap', number: 'F20261122-0002' }),
    })
    const { unmount } = show(<CorrectHours />)
    await screen.findByText('在班次之内，提交后马上生效')
    type(/为什么更正/, '提前走了。')
    fireEvent.click(send())
    expect(await screen.findByText('这段时间和服务记录 F20261122-0002 重叠。')).toBeTruthy()
    unmount()
    show(<CorrectHours />)
    expect(await screen.findByDisplayValue('提前走了。')).toBeTruthy()
  })

  test('past midnight the times are those of the next day', async () => {
    open()
    const cloud = fakeCloud({
      'session.me': known(),
      'service.mine': mine([
        record(1, {
          planned: { from: '2026-11-21T14:00:00.000Z', until: '2026-11-21T17:00:00.000Z' },
          from: '2026-11-21T14:00:00.000Z',
          until: '2026-11-21T17:00:00.000Z',
        }),
      ]),
      'service.correct': { record: record(1) },
    })
    show(<CorrectHours />)
    await screen.findByText('在班次之内，提交后马上生效')
    type(/到几点结束/, '0:30')
    type(/为什么更正/, '提前走了。')
    fireEvent.click(send())
    await waitFor(() => expect(cloud.asked('service.correct')).toHaveLength(1))
    expect(cloud.asked('service.correct')[0]).toMatchObject({ until: '2026-11-21T16:30:00.000Z' })
  })

  test('is not offered for what is decided', async () => {
    open(2)
    fakeCloud({ 'session.me': known(), 'service.mine': mine() })
    show(<CorrectHours />)
    expect(await screen.findByText('这条记录不能再更正')).toBeTruthy()
  })
})

describe('what waits for a signature', () => {
  beforeEach(() => openedAt('/pages/service/sign/index', { street: STREET }))

  test('shows what stood, what is said and why; one tap signs', async () => {
    let waits = true
    const cloud = fakeCloud({
      'session.me': known(),
      'service.toSign': () => ({ records: waits ? [toSign(1)] : [] }),
      'service.sign': () => {
        waits = false
        return { record: record(1, { state: 'confirmed' }) }
      },
    })
    show(<SignHours />)
    expect(await screen.findByText('王小兰：11月22日 14:00–16:30')).toBeTruthy()
    expect(screen.getByText('多留了一会儿收工具。')).toBeTruthy()
    expect(screen.getByText('班次 11月22日 14:00–16:00')).toBeTruthy()
    expect(screen.getByText('周四前')).toBeTruthy()
    await tap('签字同意 王小兰 11月22日 14:00–16:30')
    expect(await screen.findByText('已签字：王小兰 · 11月22日 14:00–16:30')).toBeTruthy()
    expect(await screen.findByText('现在没有等您签字的时长')).toBeTruthy()
    expect(cloud.asked('service.sign')).toEqual([
      { street: STREET, record: recordId(1), version: 1, accept: true },
    ])
  })

  test('a no asks for the reason first', async () => {
    const cloud = fakeCloud({
      'session.me': known(),
      'service.toSign': { records: [toSign(1)] },
      'service.sign': { record: record(1, { state: 'refused' }) },
    })
    show(<SignHours />)
    await tap('不同意 王小兰 11月22日 14:00–16:30')
    const asking = within(await screen.findByRole('dialog'))
    expect(asking.getByRole('button', { name: '不同意' }).getAttribute('aria-disabled')).toBe(
      'true',
    )
    type(/原因/, '那时已经锁门。')
    fireEvent.click(asking.getByRole('button', { name: '不同意' }))
    await waitFor(() => expect(cloud.asked('service.sign')).toHaveLength(1))
    expect(cloud.asked('service.sign')[0]).toMatchObject({ accept: false, note: '那时已经锁门。' })
  })

  test('who signs nothing is told who does', async () => {
    fakeCloud({ 'session.me': known(), 'service.toSign': () => new No('forbidden') })
    show(<SignHours />)
    expect(await screen.findByText('服务时长由活动的组织方签字')).toBeTruthy()
  })
})

describe('certificates', () => {
  beforeEach(() => openedAt('/pages/service/certificates/index', { street: STREET }))

  test('are made for days, listed, and saved as a PDF', async () => {
    const cloud = fakeCloud({
      'session.me': known(),
      'service.certificates': { certificates: [certificate()] },
      'service.certify': { certificate: certificate() },
      'service.print': { name: 'z.pdf', pdf: 'JVBERi0=' },
    })
    show(<Certificates />)
    expect(await screen.findByText('有效')).toBeTruthy()
    expect(screen.getByText(NUMBER)).toBeTruthy()
    await tap('开具证明')
    expect(await screen.findByText(`已开具 ${NUMBER}`)).toBeTruthy()
    expect(cloud.asked('service.certify')[0]).toMatchObject({
      from: '2026-01-01',
      until: '2026-11-23',
    })
    await tap(`保存 PDF ${NUMBER}`)
    await waitFor(() =>
      expect(saveBytes).toHaveBeenCalledWith('z.pdf', 'JVBERi0=', 'application/pdf'),
    )
  })

  test('a second try after a cut is the same certificate; other days are another one', async () => {
    let cut = true
    const cloud = fakeCloud({
      'session.me': known(),
      'service.certificates': { certificates: [] },
      'service.certify': () => {
        if (!cut) return { certificate: certificate() }
        cut = false
        return new No('internal')
      },
    })
    show(<Certificates />)
    await tap('开具证明')
    await waitFor(() => expect(cloud.asked('service.certify')).toHaveLength(1))
    await tap('开具证明')
    expect(await screen.findByText(`已开具 ${NUMBER}`)).toBeTruthy()
    type(/最后一天/, '2026-10-31')
    await tap('开具证明')
    await waitFor(() => expect(cloud.asked('service.certify')).toHaveLength(3))
    const [one, two, three] = cloud.asked('service.certify') as { client: string }[]
    expect(two?.client).toBe(one?.client)
    expect(three?.client).not.toBe(one?.client)
  })

  test('days that are none are said at once; one that ended names the next', async () => {
    fakeCloud({
      'session.me': known(),
      'service.certificates': {
        certificates: [certificate({ ended: '2026-11-23T03:00:00.000Z', after: 'Z2' })],
      },
    })
    show(<Certificates />)
    expect(await screen.findByText('已失效')).toBeTruthy()
    expect(screen.getByText('记录更正过，由 Z2 接替')).toBeTruthy()
    type(/最后一天/, '2026-02-30')
    expect(await screen.findByText('请写对日期：最后一天不早于第一天')).toBeTruthy()
    expect(screen.getByRole('button', { name: '开具证明' }).getAttribute('aria-disabled')).toBe(
      'true',
    )
  })
})

describe('verify, by anybody', () => {
  const open = (number?: string) =>
    openedAt('/pages/service/verify/index', { street: STREET, ...(number && { number }) })

  test('by the code: whether it holds, whose, how long and of what', async () => {
    open(NUMBER)
    const cloud = fakeCloud({
      'session.me': known(),
      'service.verify': { certificate: verified() },
    })
    show(<Verify />)
    expect(await screen.findByText('这份证明有效')).toBeTruthy()
    expect(screen.getByText('王*兰')).toBeTruthy()
    expect(screen.getByText('2026年1月1日至2026年11月23日，共 1 次')).toBeTruthy()
    expect(screen.getByText('周末河岸清洁')).toBeTruthy()
    expect(cloud.asked('service.verify')).toEqual([{ street: STREET, number: NUMBER }])
  })

  test('one that ended leads to the next', async () => {
    open(NUMBER)
    const ended = { ended: '2026-11-23T03:00:00.000Z', after: 'Z20261123-0008-aaaaaaaa' }
    fakeCloud({ 'session.me': known(), 'service.verify': { certificate: verified(ended) } })
    show(<Verify />)
    expect(await screen.findByText('这份证明已失效')).toBeTruthy()
    await tap('看接替它的证明')
    expect(Taro.redirectTo).toHaveBeenCalledWith({
      url: `/pages/service/verify/index?street=${STREET}&number=Z20261123-0008-aaaaaaaa`,
    })
  })

  test('by the number, typed', async () => {
    open()
    const cloud = fakeCloud({ 'session.me': known() })
    show(<Verify />)
    expect(screen.getByRole('button', { name: '核验' }).getAttribute('aria-disabled')).toBe('true')
    type(/证明上的编号/, ` ${NUMBER.toLowerCase()} `)
    await tap('核验')
    expect(Taro.redirectTo).toHaveBeenCalledWith({
      url: `/pages/service/verify/index?street=${STREET}&number=${NUMBER.toLowerCase()}`,
    })
    expect(cloud.asked('service.verify')).toEqual([])
  })

  test('a number that nobody issued is said so, and can be typed again', async () => {
    open('Z1')
    fakeCloud({ 'session.me': known(), 'service.verify': () => new No('not_found') })
    show(<Verify />)
    expect(await screen.findByText('没有这份证明')).toBeTruthy()
    expect(screen.getByDisplayValue('Z1')).toBeTruthy()
  })
})
