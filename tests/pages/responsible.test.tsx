import { fireEvent, screen, waitFor } from '@testing-library/react'
import { fakeCloud } from '@tests/support/fake-cloud'
import { show } from '@tests/support/render'
import { MONDAY_14, outline, stranger } from '@tests/support/samples'
import { forgetAnswers } from '@/client/query'
import { storage } from '@/client/storage'
import type { AreaName, Responsible, RouteStep } from '@/contract/areas'
import type { AreaCode, Day, PersonId, StreetCode } from '@/contract/wire'
import Here from '@/pages/areas/here'
import Rehearsal from '@/pages/areas/rehearsal'

const area = (code: string, level: AreaName['level'], zh: string, en: string): AreaName => ({
  code: code as AreaCode,
  level,
  zh,
  en,
})
const street = area('310101002', 'street', '南京东路街道', 'Nanjing East Road Sub-district')
const community = area('310101002003', 'community', '贵州路居民区', 'Guizhou Road Community')
const grid = area('310101002003-g01', 'grid', '贵州路第01微网格', 'Guizhou Road Grid 01')
const next = area('310101002003-g02', 'grid', '贵州路第02微网格', 'Guizhou Road Grid 02')
const head = 'gs441ycknr' as PersonId

const asked = (step: Partial<RouteStep>): RouteStep => ({
  area: grid,
  role: 'grid_head',
  is: 'answers',
  person: null,
  name: '王志强',
  standsInFor: null,
  until: null,
  ...step,
})

const answer = (changes: Partial<Responsible> = {}): Responsible => ({
  is: 'here',
  path: [street, community, grid],
  ring: outline.ring,
  where: { is: 'inside', others: [], metres: 0 },
  steps: [asked({})],
  answers: { name: '王志强', role: 'grid_head', area: grid },
  party: [
    {
      area: community.code,
      name: { zh: '贵州路党总支', en: 'Guizhou branch' },
      secretary: '张慧敏',
    },
  ],
  version: 1,
  ...changes,
})

const known = { 'session.me': stranger, 'areas.shapes': { areas: [outline] } }

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(MONDAY_14)
})
afterEach(() => {
  forgetAnswers()
  storage.clear('kept')
  jest.clearAllMocks()
})

test('says who answers, in which grid, and what stands above it', async () => {
  fakeCloud({ ...known, 'areas.responsible': answer() })
  show(<Here />)
  expect(await screen.findByText('王志强 · 微网格长')).toBeTruthy()
  expect(screen.getByText('这里属于贵州路第01微网格')).toBeTruthy()
  expect(screen.getByText('由王志强负责')).toBeTruthy()
  expect(screen.getByText('贵州路党总支，书记张慧敏')).toBeTruthy()
})

test('each step on the way has its reason, in the order of asking', async () => {
  const steps = [
    asked({ is: 'away', until: '2026-11-25' as Day }),
    asked({ is: 'unclaimed', name: '李秀兰', standsInFor: '王志强' }),
    asked({ is: 'answers', area: community, role: 'community_secretary', name: '张慧敏' }),
  ]
  const answers = { name: '张慧敏', role: 'community_secretary' as const, area: community }
  const where = { is: 'border' as const, others: [next], metres: 0 }
  fakeCloud({ ...known, 'areas.responsible': answer({ steps, answers, where }) })
  show(<Here />)
  expect(await screen.findByText('王志强不在，到11月25日，接着找')).toBeTruthy()
  expect(screen.getByText('李秀兰（代王志强）还没有登录过，消息到不了，接着找')).toBeTruthy()
  expect(screen.getByText('由张慧敏负责')).toBeTruthy()
  expect(
    screen.getByText(
      '正好在贵州路第01微网格和贵州路第02微网格的交界线上，按规则归贵州路第01微网格',
    ),
  ).toBeTruthy()
})

test('outside the street it says whose it is', async () => {
  const division = {
    ...{ code: '310101013' as StreetCode, zh: '外滩街道', en: 'Bund' },
    district: '黄浦区',
  }
  fakeCloud({
    ...known,
    'areas.responsible': { is: 'elsewhere', division, hotline: '12345' },
  })
  show(<Here />)
  expect(await screen.findByText('这里属于外滩街道（黄浦区）')).toBeTruthy()
  expect(screen.getByText(/可以拨打 12345 市民热线/)).toBeTruthy()
})

test('a rehearsal takes people away and asks again', async () => {
  const cloud = fakeCloud({
    ...known,
    'areas.rehearse': ({ away }) =>
      away.includes(head)
        ? answer({ steps: [asked({ is: 'away', person: head, until: '2026-11-23' as Day })] })
        : answer({ steps: [asked({ person: head })] }),
  })
  show(<Rehearsal />)
  fireEvent.click(await screen.findByRole('checkbox', { name: '王志强' }))
  await waitFor(() => expect(screen.getByText(/王志强不在/)).toBeTruthy())
  expect(cloud.asked('areas.rehearse')).toContainEqual(expect.objectContaining({ away: [head] }))
  expect(screen.getByRole('checkbox', { name: '王志强' })).toBeTruthy()
})
