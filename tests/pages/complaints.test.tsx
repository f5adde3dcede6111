import Taro from '@tarojs/taro'
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import {
  complaint,
  complaintId,
  known,
  line,
  NUMBER,
  RECEIPT,
  staff,
} from '@tests/support/complaint-samples'
import { fakeCloud, No } from '@tests/support/fake-cloud'
import { show } from '@tests/support/render'
import { calendar, card, MONDAY_14, STREET, siteId, stranger, view } from '@tests/support/samples'
import { openedAt } from '@tests/support/taro'
import { forgetAnswers } from '@/client/query'
import { forgetReceipt, keepReceipt } from '@/client/receipts'
import { storage } from '@/client/storage'
import Complain from '@/pages/complaints'
import MyComplaints from '@/pages/complaints/mine'
import Thread from '@/pages/complaints/thread'

const WORDS = '窗口中午没有人，等了一个小时'

beforeEach(() => {
  openedAt('/pages/complaints/index', { street: STREET })
  jest.spyOn(Date, 'now').mockReturnValue(MONDAY_14)
})

afterEach(() => {
  forgetAnswers()
  forgetReceipt(NUMBER)
  for (const name of storage.names('kept')) storage.remove('kept', name)
  jest.clearAllMocks()
})

const type = (label: RegExp | string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
const tap = (name: RegExp | string) => fireEvent.click(screen.getByRole('button', { name }))
const choose = (name: string) => fireEvent.click(screen.getByRole('radio', { name }))
const opened = () => jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)
const replaced = () => jest.mocked(Taro.redirectTo).mock.calls.map(([{ url }]) => url)

describe('sending', () => {
  const answer = { complaint: complaint({ words: WORDS }), receipt: RECEIPT }

  async function fill() {
    choose('街道的工作人员')
    type(/发生了什么/, WORDS)
    await screen.findByRole('button', { name: '提交' })
  }

  test('says what is still missing, then hands it in and tells number, owner, day and receipt', async () => {
    const cloud = fakeCloud({ 'session.me': stranger, 'complaints.submit': answer })
    show(<Complain />)
    expect(screen.getByText('还要选一下和谁有关')).toBeTruthy()
    expect(screen.getByRole('button', { name: '提交' }).getAttribute('aria-disabled')).toBe('true')
    await fill()
    tap('提交')
    expect(await screen.findByText('收到您的投诉')).toBeTruthy()
    expect(screen.getByText(NUMBER)).toBeTruthy()
    expect(screen.getByText('街道工作人员 秦思远')).toBeTruthy()
    expect(screen.getByText('12月1日（周二）前答复')).toBeTruthy()
    const [input] = cloud.asked('complaints.submit') as [object]
    expect(input).toMatchObject({
      street: STREET,
      kind: 'complaint',
      about: { line: 'people', role: 'street' },
      words: WORDS,
    })
    expect(input).not.toHaveProperty('contact')
    expect(screen.getByText('s9ks akz8 22z3 dsrx')).toBeTruthy()
    tap('复制编号和凭证')
    expect(await screen.findByRole('button', { name: '已复制' })).toBeTruthy()
    expect(Taro.setClipboardData).toHaveBeenCalledWith({ data: `${NUMBER} ${RECEIPT}` })
    tap('看进展')
    expect(replaced()).toEqual([`/pages/complaints/thread/index?street=${STREET}&number=${NUMBER}`])
  })

  test('who is signed in needs no receipt', async () => {
    fakeCloud({ 'session.me': known(), 'complaints.submit': answer })
    show(<Complain />)
    await waitFor(() => expect(screen.getByText('还要选一下和谁有关')).toBeTruthy())
    await fill()
    await act(async () => undefined)
    tap('提交')
    expect(await screen.findByText('收到您的投诉')).toBeTruthy()
    expect(screen.queryByText('查看答复的凭证')).toBeNull()
    tap('看进展')
    expect(replaced()).toEqual([
      `/pages/complaints/thread/index?street=${STREET}&complaint=${complaintId(1)}`,
    ])
  })

  test('a call that was lost keeps every word, and the next try is the same complaint', async () => {
    const cloud = fakeCloud({ 'session.me': stranger, 'complaints.submit': answer })
    const { unmount } = show(<Complain />)
    await fill()
    cloud.setOnline(false)
    tap('提交')
    expect(await screen.findByText('现在没有网络')).toBeTruthy()
    unmount()
    // Closed and opened again: the draft is on the phone
    cloud.setOnline(true)
    show(<Complain />)
    expect(screen.getByLabelText<HTMLTextAreaElement>(/发生了什么/).value).toBe(WORDS)
    const kept = storage.read('kept', 'draft.complaint') as { client: string }
    tap('提交')
    expect(await screen.findByText('收到您的投诉')).toBeTruthy()
    expect(cloud.asked('complaints.submit')).toEqual([
      expect.objectContaining({ client: kept.client }),
    ])
    expect(storage.read('kept', 'draft.complaint')).toBeUndefined()
  })

  test('words that were changed after a try that had arrived are not lost', async () => {
    const earlier = { complaint: complaint({ words: '先前写的那一段话' }), receipt: RECEIPT }
    const cloud = fakeCloud({ 'session.me': stranger, 'complaints.submit': earlier })
    show(<Complain />)
    await fill()
    tap('提交')
    expect(await screen.findByText('之前那一次其实已经送到了')).toBeTruthy()
    tap('再提一件')
    expect(screen.getByLabelText<HTMLTextAreaElement>(/发生了什么/).value).toBe(WORDS)
    tap('提交')
    await waitFor(() => expect(cloud.asked('complaints.submit')).toHaveLength(2))
    const [first, second] = cloud.asked('complaints.submit') as { client: string }[]
    expect(second?.client).not.toBe(first?.client)
  })

  test('without a network it says so before anything is lost', () => {
    fakeCloud({ 'session.me': stranger })
    const { container } = show(<Complain />)
    act(() => void window.dispatchEvent(new Event('offline')))
    expect(container.textContent).toContain('先写好，内容留在这台手机上')
    act(() => void window.dispatchEvent(new Event('online')))
    expect(container.textContent).not.toContain('先写好')
  })

  test('from a site it is about that site; tapped again, another can be chosen', async () => {
    openedAt('/pages/complaints/index', { street: STREET, site: siteId(1) })
    const cloud = fakeCloud({
      'session.me': stranger,
      'sites.get': { site: view(), calendar },
      'sites.list': {
        sites: [card(), card({ site: siteId(2), name: { zh: '早餐点' } })],
        calendar,
        next: null,
      },
      'complaints.submit': answer,
    })
    show(<Complain />)
    const chip = await screen.findByRole('radio', { name: '贵州路邻里客厅' })
    expect(chip.getAttribute('aria-checked')).toBe('true')
    fireEvent.click(chip)
    fireEvent.click(await screen.findByRole('button', { name: /早餐点/ }))
    expect(await screen.findByRole('radio', { name: '早餐点' })).toBeTruthy()
    type(/发生了什么/, WORDS)
    tap('提交')
    await screen.findByText('收到您的投诉')
    expect(cloud.asked('complaints.submit')).toEqual([
      expect.objectContaining({ about: { line: 'site', site: siteId(2) } }),
    ])
  })

  test('a refusal says what happened and leaves the words', async () => {
    fakeCloud({ 'session.me': stranger, 'complaints.submit': () => new No('too_many') })
    show(<Complain />)
    await fill()
    tap('提交')
    expect(await screen.findByText('操作太频繁了')).toBeTruthy()
    expect(screen.getByLabelText<HTMLTextAreaElement>(/发生了什么/).value).toBe(WORDS)
  })

  test('in English', async () => {
    fakeCloud({ 'session.me': stranger })
    show(<Complain />, { locale: 'en' })
    expect(screen.getByText('Please choose who it is about')).toBeTruthy()
    expect(screen.getByRole('radio', { name: 'Suggestion' })).toBeTruthy()
  })
})

describe('one complaint', () => {
  const at = (params: Record<string, string>) =>
    openedAt('/pages/complaints/thread/index', { street: STREET, ...params })

  test('its state, its day and its owner; its sender may take it back after one question', async () => {
    at({ complaint: complaintId(1) })
    const own = complaint({ can: { answer: false, withdraw: true }, contact: '021-0000 0000' })
    const cloud = fakeCloud({
      'session.me': known(),
      'complaints.get': { complaint: own },
      'complaints.withdraw': { complaint: complaint({ state: 'withdrawn', version: 2 }) },
    })
    show(<Thread />)
    expect(await screen.findByText('办理中')).toBeTruthy()
    expect(screen.getByText('12月1日（周二）前答复 · 由街道工作人员 秦思远负责答复')).toBeTruthy()
    expect(screen.getByText('021-0000 0000')).toBeTruthy()
    tap('撤回这件意见')
    expect(cloud.asked('complaints.withdraw')).toHaveLength(0)
    fireEvent.click(await screen.findByRole('button', { name: '撤回' }))
    await waitFor(() =>
      expect(cloud.asked('complaints.withdraw')).toEqual([
        { street: STREET, complaint: complaintId(1), version: 1 },
      ]),
    )
  })

  test('late says so; about says about; answered shows the answer', async () => {
    at({ complaint: complaintId(1) })
    fakeCloud({
      'session.me': known(),
      'complaints.get': { complaint: complaint({ due: '2026-11-20', late: true }) },
    })
    const first = show(<Thread />)
    expect(await screen.findByText('逾期 3 天')).toBeTruthy()
    first.unmount()
    forgetAnswers()
    fakeCloud({
      'session.me': known(),
      'complaints.get': { complaint: complaint({ due: '2027-02-10', about: true }) },
    })
    const second = show(<Thread />)
    expect(await screen.findByText(/约2月10日（周三）前答复/)).toBeTruthy()
    second.unmount()
    forgetAnswers()
    const answer = { words: '已修好，今天恢复供水。', by: '秦思远', at: '2026-11-23T06:00:00Z' }
    fakeCloud({
      'session.me': known(),
      'complaints.get': { complaint: complaint({ state: 'answered', answer }) },
    })
    show(<Thread />)
    expect(await screen.findByText('已修好，今天恢复供水。')).toBeTruthy()
    expect(screen.getByText('由街道工作人员 秦思远答复')).toBeTruthy()
  })

  test('sent without signing in, it opens with the receipt that is on this phone', async () => {
    at({ number: NUMBER })
    keepReceipt({ street: STREET, number: NUMBER, receipt: RECEIPT })
    const cloud = fakeCloud({
      'session.me': stranger,
      'complaints.find': { complaint: complaint() },
    })
    show(<Thread />)
    expect(await screen.findByText('办理中')).toBeTruthy()
    expect(cloud.asked('complaints.find')).toEqual([
      { street: STREET, number: NUMBER, receipt: RECEIPT },
    ])
    expect(cloud.asked('complaints.get')).toHaveLength(0)
  })

  test('without the receipt it says how to find it', async () => {
    at({ number: 'T20261123-0009' })
    fakeCloud({ 'session.me': stranger })
    show(<Thread />)
    expect(screen.getByText('这台手机上没有它的凭证')).toBeTruthy()
    tap('去找')
    expect(replaced()).toEqual([`/pages/complaints/mine/index?street=${STREET}`])
  })

  test('somebody else’s is not found, in words', async () => {
    at({ complaint: complaintId(1) })
    fakeCloud({ 'session.me': known(), 'complaints.get': () => new No('not_found') })
    show(<Thread />)
    expect(await screen.findByText('没有找到这件意见')).toBeTruthy()
  })
})

describe('answering', () => {
  const WRITTEN = '水管今天修好，明早恢复热水。'
  const mine = () => complaint({ can: { answer: true, withdraw: false } })

  beforeEach(() =>
    openedAt('/pages/complaints/thread/index', { street: STREET, complaint: complaintId(1) }),
  )

  async function write() {
    await screen.findByText('您的答复')
    type(/您的答复/, WRITTEN)
    tap('发出答复')
    fireEvent.click(await screen.findByRole('button', { name: '发出' }))
  }

  test('goes out with the version that was seen', async () => {
    const cloud = fakeCloud({
      'session.me': staff(),
      'complaints.get': { complaint: mine() },
      'complaints.answer': { complaint: complaint({ state: 'answered', version: 2 }) },
    })
    show(<Thread />)
    await write()
    await waitFor(() =>
      expect(cloud.asked('complaints.answer')).toEqual([
        { street: STREET, complaint: complaintId(1), version: 1, words: WRITTEN },
      ]),
    )
    await waitFor(() =>
      expect(storage.read('kept', `draft.answer.${complaintId(1)}`)).toBeUndefined(),
    )
  })

  test('closed meanwhile: the refusal is told, what stands is shown, and the words are still there', async () => {
    let withdrawn = false
    const cloud = fakeCloud({
      'session.me': staff(),
      'complaints.get': () => ({
        complaint: withdrawn ? complaint({ state: 'withdrawn', version: 2 }) : mine(),
      }),
      'complaints.answer': () => {
        withdrawn = true
        return new No('conflict')
      },
    })
    show(<Thread />)
    await write()
    expect(await screen.findByText('有人刚刚改过这里')).toBeTruthy()
    expect(await screen.findByText('已撤回')).toBeTruthy()
    expect(screen.getByText('您写的答复没有发出，还留在这里')).toBeTruthy()
    expect(screen.getByText(WRITTEN)).toBeTruthy()
    expect(cloud.asked('complaints.get').length).toBeGreaterThan(1)
  })

  test('handed on meanwhile: the next try carries the new version', async () => {
    let version = 1
    const cloud = fakeCloud({
      'session.me': staff(),
      'complaints.get': () => ({ complaint: { ...mine(), version } }),
      'complaints.answer': () => {
        version = 2
        return new No('conflict')
      },
    })
    show(<Thread />)
    await write()
    expect(await screen.findByText('有人刚刚改过这里')).toBeTruthy()
    expect(screen.getByLabelText<HTMLTextAreaElement>(/您的答复/).value).toBe(WRITTEN)
    await waitFor(() => expect(cloud.asked('complaints.get')).toHaveLength(2))
    await act(async () => undefined)
    tap('发出答复')
    fireEvent.click(await screen.findByRole('button', { name: '发出' }))
    await waitFor(() => expect(cloud.asked('complaints.answer')).toHaveLength(2))
    expect(cloud.asked('complaints.answer')[1]).toMatchObject({ version: 2, words: WRITTEN })
  })
})

describe('what I sent', () => {
  beforeEach(() => openedAt('/pages/complaints/mine/index', { street: STREET }))

  test('nothing yet offers the next act', async () => {
    fakeCloud({ 'session.me': known(), 'complaints.mine': { complaints: [], next: null } })
    show(<MyComplaints />)
    expect(await screen.findByText('您还没有提过意见')).toBeTruthy()
    tap('我有意见')
    expect(opened()).toEqual([`/pages/complaints/index?street=${STREET}`])
  })

  test('a list with clocks, a page at a time', async () => {
    const cloud = fakeCloud({
      'session.me': known(),
      'complaints.mine': ({ after }) =>
        after
          ? { complaints: [line({ complaint: complaintId(3), state: 'answered' })], next: null }
          : {
              complaints: [
                line(),
                line({
                  complaint: complaintId(2),
                  due: '2026-11-20',
                  late: true,
                  words: '楼道灯不亮',
                }),
              ],
              next: 'more',
            },
    })
    show(<MyComplaints />)
    expect(await screen.findByText('12月1日前')).toBeTruthy()
    expect(screen.getByText('逾期 3 天')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: /楼道灯不亮/ }))
    expect(opened()).toEqual([
      `/pages/complaints/thread/index?street=${STREET}&complaint=${complaintId(2)}`,
    ])
    tap('下一页')
    expect(await screen.findByText('已答复')).toBeTruthy()
    expect(cloud.asked('complaints.mine')).toContainEqual({ street: STREET, after: 'more' })
  })

  test('those kept on this phone, and one found by number and receipt as people type them', async () => {
    const cloud = fakeCloud({
      'session.me': stranger,
      'complaints.find': { complaint: complaint() },
    })
    show(<MyComplaints />)
    type(/编号/, ' t20261123-0007 ')
    type(/凭证/, 'S9KS akz8 22z3 dsrx')
    tap('查找')
    await waitFor(() => expect(opened()).toHaveLength(1))
    expect(cloud.asked('complaints.find')[0]).toEqual({
      street: STREET,
      number: NUMBER,
      receipt: RECEIPT,
    })
    expect(await screen.findByText('没有登录时提的')).toBeTruthy()
    expect(await screen.findByText('饮水机的热水三天不出水')).toBeTruthy()
  })

  test('number and receipt that do not belong together', async () => {
    fakeCloud({ 'session.me': stranger, 'complaints.find': () => new No('not_found') })
    show(<MyComplaints />)
    type(/编号/, NUMBER)
    type(/凭证/, '0000000000000000')
    tap('查找')
    expect(await screen.findByText('编号和凭证对不上')).toBeTruthy()
    expect(opened()).toEqual([])
  })
})
