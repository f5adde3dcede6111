import Taro from '@tarojs/taro'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { staff } from '@tests/support/complaint-samples'
import { fakeCloud, No } from '@tests/support/fake-cloud'
import { show } from '@tests/support/render'
import { MONDAY_14, STREET, stranger } from '@tests/support/samples'
import { openedAt } from '@tests/support/taro'
import { forgetAnswers } from '@/client/query'
import type { ImportRow, ImportView } from '@/contract/imports'
import type { FileId, ImportId } from '@/contract/wire'
import Imports from '@/pages/imports'
import ImportPreview from '@/pages/imports/preview'

const ID = 'h000000001' as ImportId
const FILE = 'f000000001' as FileId

const row = (n: number, is: Partial<ImportRow> = {}): ImportRow => ({
  row: n,
  does: 'add',
  key: `A${n}`,
  name: `驿站${n}`,
  words: [{ column: null, zh: `新增站点“驿站${n}”`, en: `Adds the site “驿站${n}”` }],
  ...is,
})

const preview = (is: Partial<ImportView> = {}): ImportView => ({
  import: ID,
  street: STREET,
  kind: 'sites',
  fileName: '站点.csv',
  state: 'preview',
  counts: { add: 25, change: 0, same: 0, error: 0 },
  progress: null,
  rows: Array.from({ length: 25 }, (_, i) => row(i + 2)),
  findings: [],
  by: '陆佳怡',
  at: '2026-11-23T05:00:00Z',
  version: 1,
  can: { apply: true, undo: false },
  ...is,
})

const head = (is: Partial<ImportView> = {}) => {
  const { rows: _, findings: __, ...rest } = preview(is)
  return rest
}

beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(MONDAY_14))

afterEach(() => {
  forgetAnswers()
  jest.clearAllMocks()
})

const opened = () => jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)

/** What an XMLHttpRequest of the page sent. */
interface Sent {
  method: string
  url: string
  body: unknown
}

/** A browser's way to send bytes, which answers with a status; and a person who chooses a file. */
function sending(file: File | undefined, status = 204): Sent[] {
  const sent: Sent[] = []
  class Request {
    upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {}
    onload?: () => void
    onerror?: () => void
    status = status
    private to = { method: '', url: '' }
    open(method: string, url: string) {
      this.to = { method, url }
    }
    send(body: unknown) {
      sent.push({ ...this.to, body })
      this.upload.onprogress?.({ loaded: 1, total: 2 })
      setTimeout(() => (status === 0 ? this.onerror?.() : this.onload?.()))
    }
  }
  Object.assign(globalThis, { XMLHttpRequest: Request })
  jest.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function (
    this: HTMLInputElement,
  ) {
    if (!file) return void this.dispatchEvent(new Event('cancel'))
    Object.defineProperty(this, 'files', { value: [file] })
    this.dispatchEvent(new Event('change'))
  })
  return sent
}

describe('bringing in a file', () => {
  const browsers = globalThis.XMLHttpRequest
  const file = new File(['编号,名称'], '站点.csv')

  beforeEach(() => openedAt('/pages/imports/index', { street: STREET }))
  afterEach(() => {
    globalThis.XMLHttpRequest = browsers
  })

  const cloudFor = (more: Parameters<typeof fakeCloud>[0] = {}) =>
    fakeCloud({
      'session.me': staff(),
      'imports.list': { imports: [] },
      'files.begin': { file: FILE, to: { by: 'put', url: '/upload/import?token=t' } },
      'imports.preview': { import: preview() },
      ...more,
    })

  test('the bytes go to their link, and the preview opens', async () => {
    const sent = sending(file)
    const cloud = cloudFor()
    show(<Imports />)
    fireEvent.click(await screen.findByRole('button', { name: '选择文件上传' }))
    await waitFor(() => expect(opened()).toHaveLength(1))
    expect(sent).toEqual([{ method: 'PUT', url: '/upload/import?token=t', body: file }])
    expect(cloud.asked('files.begin')).toEqual([
      { street: STREET, purpose: 'import', name: '站点.csv', bytes: file.size },
    ])
    expect(cloud.asked('imports.preview')).toEqual([{ street: STREET, kind: 'sites', file: FILE }])
    expect(opened()).toEqual([`/pages/imports/preview/index?street=${STREET}&import=${ID}`])
  })

  test('who turns back before choosing has done nothing', async () => {
    sending(undefined)
    const cloud = cloudFor()
    show(<Imports />)
    fireEvent.click(await screen.findByRole('button', { name: '选择文件上传' }))
    await waitFor(() => expect(HTMLInputElement.prototype.click).toHaveBeenCalled())
    expect(cloud.asked('files.begin')).toHaveLength(0)
  })

  test.each([0, 413])(
    'bytes that did not arrive (%d) are told, and nothing is previewed',
    async (status) => {
      sending(file, status)
      const cloud = cloudFor()
      show(<Imports />)
      fireEvent.click(await screen.findByRole('button', { name: '选择文件上传' }))
      expect(await screen.findByText('暂时连不上服务')).toBeTruthy()
      expect(cloud.asked('imports.preview')).toHaveLength(0)
    },
  )

  test('a file that is no table is told in the cloud’s words', async () => {
    sending(file)
    cloudFor({ 'imports.preview': () => new No('invalid') })
    show(<Imports />)
    fireEvent.click(await screen.findByRole('button', { name: '选择文件上传' }))
    expect(await screen.findByText('不行')).toBeTruthy()
    expect(opened()).toEqual([])
  })

  test('the template is saved under its name', async () => {
    const saved: string[] = []
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      saved.push(`${this.download} ${this.href}`)
    })
    Object.assign(URL, { createObjectURL: () => 'blob:sheet', revokeObjectURL: () => undefined })
    cloudFor({
      'imports.template': { fileName: '站点导入模板.csv', type: 'text/csv', text: '编号,名称' },
    })
    show(<Imports />)
    fireEvent.click(await screen.findByRole('button', { name: '下载模板' }))
    await waitFor(() => expect(saved).toEqual(['站点导入模板.csv blob:sheet']))
  })

  test('what was brought in before, with its state', async () => {
    cloudFor({
      'imports.list': {
        imports: [
          head({ state: 'applied' }),
          head({
            import: 'h000000002' as ImportId,
            fileName: '旧的.csv',
            counts: { add: 1, change: 0, same: 0, error: 2 },
          }),
        ],
      },
    })
    show(<Imports />)
    expect(await screen.findByText('已经生效')).toBeTruthy()
    expect(screen.getByText(/有错 2 行/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: /旧的/ }))
    expect(opened()).toEqual([`/pages/imports/preview/index?street=${STREET}&import=h000000002`])
  })

  test('who may not import is told whose it is', async () => {
    fakeCloud({ 'session.me': stranger })
    show(<Imports />)
    expect(await screen.findByText('导入由街道工作人员办理')).toBeTruthy()
  })
})

/** The answer to the question that lies over the page. */
const confirm = (name: string) =>
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name }))

describe('the preview', () => {
  beforeEach(() => openedAt('/pages/imports/preview/index', { street: STREET, import: ID }))

  test('errors come first with row and column; nothing can be applied', async () => {
    const heading = { zh: '经度', en: 'Longitude' }
    const wrong = row(9, {
      does: 'error',
      words: [{ column: heading, zh: '不在上海', en: 'is not in Shanghai' }],
    })
    fakeCloud({
      'session.me': staff(),
      'imports.get': {
        import: preview({
          rows: [wrong, row(2)],
          counts: { add: 1, change: 0, same: 0, error: 1 },
          can: { apply: false, undo: false },
        }),
      },
    })
    show(<ImportPreview />)
    expect(await screen.findByText('经度：不在上海')).toBeTruthy()
    expect(screen.getByText('第 9 行')).toBeTruthy()
    expect(screen.getByText(/还有 1 行有错/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: '全部生效' })).toBeNull()
    fireEvent.click(screen.getByRole('checkbox', { name: /有错 1/ }))
    expect(screen.queryByText('第 2 行')).toBeNull()
  })

  test('a large file is read on while the page is open, with its progress, and goes on after a fault', async () => {
    const reading = (done: number) =>
      preview({
        ...{ kind: 'doors', state: 'reading', rows: [], progress: { done, total: 9000 } },
        ...{ counts: { add: done, change: 0, same: 0, error: 0 }, version: 1 },
        can: { apply: false, undo: false },
      })
    let now = reading(0)
    let fault = true
    const cloud = fakeCloud({
      'session.me': staff(),
      'imports.get': () => ({ import: now }),
      'imports.continue': () => {
        if (now.progress?.done === 4000 && fault) {
          fault = false
          return new No('unavailable')
        }
        const done = (now.progress?.done ?? 0) + 4000
        now = done < 9000 ? reading(done) : preview({ kind: 'doors' })
        return { import: now }
      },
    })
    show(<ImportPreview />)
    expect(await screen.findByText('正在检查每一行：4000 / 9000')).toBeTruthy()
    expect(screen.queryByRole('button', { name: '全部生效' })).toBeNull()
    fireEvent.click(await screen.findByRole('button', { name: '接着检查' }))
    expect(await screen.findByRole('button', { name: '全部生效' })).toBeTruthy()
    expect(cloud.asked('imports.continue')).toEqual(Array(4).fill({ street: STREET, import: ID }))
  })

  test('long lists come a page at a time', async () => {
    fakeCloud({ 'session.me': staff(), 'imports.get': { import: preview() } })
    show(<ImportPreview />)
    expect(await screen.findByText('第 1–20 条，共 25 条')).toBeTruthy()
    expect(screen.queryByText('第 26 行')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: '下一页' }))
    expect(screen.getByText('第 21–25 条，共 25 条')).toBeTruthy()
    expect(screen.getByText('第 26 行')).toBeTruthy()
  })

  test('applied after one question, and undone after another, each with the version that was seen', async () => {
    let now = preview()
    const cloud = fakeCloud({
      'session.me': staff(),
      'imports.get': () => ({ import: now }),
      'imports.apply': () => {
        now = preview({ state: 'applied', version: 2, can: { apply: false, undo: true } })
        return { import: now }
      },
      'imports.undo': () => {
        now = preview({ state: 'undone', version: 3, can: { apply: false, undo: false } })
        return { import: now }
      },
    })
    show(<ImportPreview />)
    fireEvent.click(await screen.findByRole('button', { name: '全部生效' }))
    expect(await screen.findByText(/新增 25 个，修改 0 个/)).toBeTruthy()
    expect(cloud.asked('imports.apply')).toHaveLength(0)
    confirm('全部生效')
    expect(await screen.findByText('已经全部生效')).toBeTruthy()
    fireEvent.click(await screen.findByRole('button', { name: '撤回这次导入' }))
    await screen.findByRole('dialog')
    confirm('撤回这次导入')
    expect(await screen.findByText('已经撤回，恢复到导入前')).toBeTruthy()
    expect(cloud.asked('imports.apply')).toEqual([{ street: STREET, import: ID, version: 1 }])
    expect(cloud.asked('imports.undo')).toEqual([{ street: STREET, import: ID, version: 2 }])
  })

  test.each([
    ['zh-CN', '第 3 行“早餐点”等 7 行在导入之后有人改过，没有做任何改动。'],
    [
      'en',
      'Changed by somebody since the import: row 3 “早餐点” and others (7 rows). Nothing was done.',
    ],
  ] as const)('a conflict names the row in the reader’s language, %s', async (locale, said) => {
    fakeCloud({
      'session.me': staff(),
      'imports.get': { import: preview({ state: 'applied', can: { apply: false, undo: true } }) },
      'imports.undo': () =>
        new No('conflict', {
          why: 'rows_changed',
          since: 'apply',
          rows: [{ row: 3, name: '早餐点' }],
          count: 7,
        }),
    })
    show(<ImportPreview />, { locale })
    const undo = locale === 'en' ? 'Undo this import' : '撤回这次导入'
    fireEvent.click(await screen.findByRole('button', { name: undo }))
    await screen.findByRole('dialog')
    confirm(undo)
    expect(await screen.findByText(said)).toBeTruthy()
  })
})
