import type { Certificate, ServiceRecord } from '@/contract/service'
import type { CertificateId, EventId, ServiceRecordId } from '@/contract/wire'

/** Hours of service as the contract has them, for page tests; the clock of samples says Monday 14:00. */

export const recordId = (n: number) => `r${String(n).padStart(9, '0')}` as ServiceRecordId

const named = {
  title: { zh: '周末河岸清洁', en: 'Riverside clean-up' },
  role: { zh: '清洁员', en: 'Cleaner' },
  where: { zh: '苏州河步道', en: 'Suzhou Creek walk' },
  organiser: { zh: '南京东路街道', en: 'Nanjing East Road Sub-district' },
}

/** A shift of Sunday, 14:00 until 16:00, that its volunteer may still correct. */
export const record = (n: number, is: Partial<ServiceRecord> = {}): ServiceRecord => ({
  record: recordId(n),
  number: `F20261122-${String(n).padStart(4, '0')}`,
  event: 'e000000001' as EventId,
  name: '王小兰',
  shown: { ...named, phone: '021-63210000' },
  planned: { from: '2026-11-22T06:00:00.000Z', until: '2026-11-22T08:00:00.000Z' },
  from: '2026-11-22T06:00:00.000Z',
  until: '2026-11-22T08:00:00.000Z',
  minutes: 120,
  state: 'assumed',
  confirmUntil: '2026-11-24T08:00:00.000Z',
  asked: null,
  signer: null,
  version: 1,
  can: { confirm: true, correct: true, sign: false },
  ...is,
})

/** What a signer sees: half an hour more than the shift. */
export const toSign = (n: number): ServiceRecord =>
  record(n, {
    state: 'asked',
    asked: {
      ...{ from: '2026-11-22T06:00:00.000Z', until: '2026-11-22T08:30:00.000Z' },
      ...{ why: '多留了一会儿收工具。', due: '2026-11-26', about: false },
    },
    can: { confirm: false, correct: false, sign: true },
  })

export const NUMBER = 'Z20261123-0007-k7m2x9pq'

export const certificate = (is: Partial<Certificate> = {}): Certificate => ({
  certificate: 'c000000001' as CertificateId,
  number: NUMBER,
  name: '王小兰',
  issuer: named.organiser,
  from: '2026-01-01',
  until: '2026-11-23',
  lines: [
    {
      ...{ ...named, number: 'F20261122-0001', minutes: 120 },
      ...{ from: '2026-11-22T06:00:00.000Z', until: '2026-11-22T08:00:00.000Z' },
    },
  ],
  minutes: 120,
  issued: '2026-11-23T02:00:00.000Z',
  ended: null,
  after: null,
  link: 'https://home.example.cn/s/c310101002abcdefghk7m2x9pqrs',
  ...is,
})

/** As a stranger sees it. */
export const verified = (is: Partial<Certificate> = {}) => {
  const { certificate: _, link: __, ...said } = certificate({ name: '王*兰', ...is })
  return said
}
