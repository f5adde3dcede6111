import type { I18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useNow } from '@/client/clock'
import { clockTag, complaintKindWords, excerpt } from '@/client/complaint-words'
import { momentWords } from '@/client/history-words'
import { reportInRow, reportTag, type Tagged } from '@/client/report-words'
import { open, routes } from '@/client/routes'
import { ComplaintCard } from '@/components/complaints/ComplaintCard'
import { ReportRow } from '@/components/reports/ReportRow'
import type { Assignment } from '@/contract/assignments'
import { dayOf } from '@/contract/calendar.rules'
import type { ComplaintLine } from '@/contract/complaints'
import type { ReportLine } from '@/contract/reports'
import type { ComplaintId, Day, ReportId, StreetCode } from '@/contract/wire'

interface PieceProps {
  street: StreetCode
  work: Assignment
  /** What it is about, in the words of who wrote it, where they are there. */
  complaint: ComplaintLine | undefined
  report: ReportLine | undefined
}

interface ToDo {
  words: string
  note: string
  onTap: () => void
}

/** What each kind of work says and where it is done. */
function useToDo(): Record<Assignment['kind'], (piece: PieceProps) => ToDo> {
  const { t, i18n } = useLingui()
  const handle = (street: StreetCode, id: string) => () =>
    open(routes.handleReport(street, id as ReportId))
  return {
    answer_complaint: ({ street, work: { title, subject }, complaint }) => {
      const sent = complaint && momentWords(i18n, complaint.sentAt)
      const kind = complaint && complaintKindWords(i18n, complaint.kind)
      return {
        words: complaint ? excerpt(complaint.words) : t`请答复 ${title}`,
        note: [title, kind, sent].filter(Boolean).join(' · '),
        onTap: () => open(routes.complaint(street, subject.id as ComplaintId)),
      }
    },
    confirm_home: ({ street, work: { title } }) => ({
      words: t`请确认 ${title} 的住户`,
      note: t`住户登记`,
      onTap: () => open(routes.homesAsked(street)),
    }),
    handle_report: ({ street, work: { title, subject } }) => ({
      words: t`请办理工单 ${title}`,
      note: t`随手报`,
      onTap: handle(street, subject.id),
    }),
    sign_hours: ({ street, work: { title } }) => ({
      words: t`请签字服务时长 ${title}`,
      note: t`志愿服务`,
      onTap: () => open(routes.signHours(street)),
    }),
    allow_pause: ({ street, work: { title, subject } }) => ({
      words: t`请批复暂停计时 ${title}`,
      note: t`随手报`,
      onTap: handle(street, subject.id),
    }),
  }
}

/** What is owed first has its own day: the first contact, or the day that somebody further up was given. */
function reportClock(i18n: I18n, work: Assignment, report: ReportLine, today: Day): Tagged {
  if (report.clock === 'still' || report.due === work.due) return reportTag(i18n, report, today)
  const { tone, words } = clockTag(i18n, work, today)
  return work.due < report.due ? { tone, words: i18n._(msg`首次联系 ${words}`) } : { tone, words }
}

/** One piece of work: what it is, and its clock. */
export function Piece(piece: PieceProps) {
  const { i18n } = useLingui()
  const today = dayOf(useNow())
  const toDo = useToDo()
  const { work, report } = piece
  const todo = toDo[work.kind](piece)
  const tag = clockTag(i18n, work, today)
  if (!report || work.kind !== 'handle_report') return <ComplaintCard {...todo} tag={tag} />
  const { key, ...row } = reportInRow(i18n, report, today)
  return (
    <ReportRow key={key} {...row} tag={reportClock(i18n, work, report, today)} onTap={todo.onTap} />
  )
}
