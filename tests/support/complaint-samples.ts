import type { Assignment } from '@/contract/assignments'
import type { ComplaintLine, ComplaintView } from '@/contract/complaints'
import type { Me } from '@/contract/session'
import type { ComplaintId, PersonId } from '@/contract/wire'
import { CAN_NOTHING, STREET, siteId } from './samples'

/** Complaints and people as the contract has them, for page tests. */

export const complaintId = (n: number) => `c${String(n).padStart(9, '0')}` as ComplaintId

export const NUMBER = 'T20261123-0007'
export const RECEIPT = 's9ksakz822z3dsrx'

export const line = (complaint: Partial<ComplaintLine> = {}): ComplaintLine => ({
  complaint: complaintId(1),
  number: NUMBER,
  kind: 'complaint',
  state: 'open',
  words: '饮水机的热水三天不出水',
  owner: { role: 'street_staff', name: '秦思远' },
  due: '2026-12-01',
  about: false,
  late: false,
  sentAt: '2026-11-23T05:00:00Z',
  ...complaint,
})

export const complaint = (is: Partial<ComplaintView> = {}): ComplaintView => ({
  ...line(),
  street: STREET,
  subject: { line: 'site', site: siteId(1), name: { zh: '贵州路邻里客厅' } },
  contact: null,
  answer: null,
  version: 1,
  can: { answer: false, withdraw: false },
  ...is,
})

export const work = (is: Partial<Assignment> = {}): Assignment => ({
  subject: { noun: 'complaints', id: complaintId(1) },
  kind: 'answer_complaint',
  title: NUMBER,
  due: '2026-12-01',
  about: false,
  state: 'on_time',
  ...is,
})

/** Somebody who is signed in. */
export const known = (is: Partial<Me> = {}): Me => ({
  person: 'zz4568ebbn' as PersonId,
  name: '陈家宁',
  persona: null,
  roles: [],
  demonstration: false,
  can: CAN_NOTHING,
  ...is,
})

export const staff = () =>
  known({
    name: '陆佳怡',
    can: {
      ...{ seeDesk: true, seeDoors: true, addSites: true, importFiles: true },
      ...{ answerComplaints: true, enterReports: true, dispatchReports: true, setReports: true },
      runEvents: true,
    },
  })
