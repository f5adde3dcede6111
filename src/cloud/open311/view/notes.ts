import type { ReportEvent, ReportResult } from '@/contract/reports'
import { type DangerLine, dangerIn } from '@/contract/reports-words.rules'
import type { Bilingual, Day } from '@/contract/wire'
import type { ToldReport } from '../../reports/intake'

/** The languages that the open interface speaks. */
export type Language = 'zh' | 'en'

/** In a language; in Chinese where nobody wrote it in English. */
export const said = (words: Bilingual, language: Language): string => words[language] ?? words.zh

/** What happened last, as the public page of a report says it. */
const DEEDS: Record<ReportEvent['did'], Bilingual> = {
  reported: { zh: '已收到', en: 'Received' },
  filed: { zh: '已立案', en: 'Filed' },
  dispatched: { zh: '已派遣', en: 'Dispatched' },
  recategorized: { zh: '改了类别或期限', en: 'Put into another category or class' },
  accepted: { zh: '正在办理', en: 'Being handled' },
  returned: { zh: '退单，交给下一位', en: 'Returned, given to the next person' },
  contacted: { zh: '正在办理', en: 'Being handled' },
  progress: { zh: '有进展', en: 'Progress' },
  paused: { zh: '暂停计时', en: 'The clock is paused' },
  resumed: { zh: '恢复计时', en: 'The clock goes on' },
  resolved: { zh: '办完，等人核查', en: 'Done, waits to be verified' },
  failed: { zh: '核查没有通过，重新办理', en: 'Not passed, handled again' },
  closed: { zh: '核查通过，结案', en: 'Verified and closed' },
  reopened: { zh: '由上一级重新办理', en: 'Handled again one level up' },
  merged: { zh: '并入了另一件', en: 'Merged into another one' },
  unmerged: { zh: '重新分开办理', en: 'Handled by itself again' },
  withdrawn: { zh: '没有提交人，继续办理', en: 'Goes on without its reporter' },
  climbed: { zh: '超过期限，交给上一级', en: 'Late, given one level up' },
  handed: { zh: '换人办理', en: 'Given to somebody else' },
  topic: { zh: '列为协调会议题', en: 'A topic for a coordination meeting' },
  undone: { zh: '撤回了上一步', en: 'The last step was taken back' },
}

const RESULTS: Record<ReportResult, Bilingual> = {
  solved: { zh: '已解决', en: 'Solved' },
  explained: { zh: '已解释说明', en: 'Explained' },
}

const joined = (words: readonly (string | null)[], language: Language): string =>
  words.filter(Boolean).join(language === 'zh' ? '。' : '. ')

/** Why a report stands where it stands, in words for all. */
export function statusNotes(report: ToldReport, language: Language): string {
  const { state, result, into, last } = report
  if (state === 'merged' && into) {
    return said(
      { zh: `并入 ${into}，进展见那一件`, en: `Merged into ${into}, see there` },
      language,
    )
  }
  const deed = said(DEEDS[last.did], language)
  if (result) return joined([said(RESULTS[result.is], language), result.words], language)
  return joined([deed, last.words], language)
}

/** By when it is to be done; `about` where a day on the way is in no calendar yet. */
export function dueNotice({ due, about }: { due: Day; about: boolean }, language: Language) {
  const zh = about ? `约在 ${due} 前办结（日历尚未公布）` : `最晚 ${due} 办结`
  const en = about
    ? `To be done by about ${due} (its calendar is not published yet)`
    : `To be done by ${due}`
  return said({ zh, en }, language)
}

/** Fields of the specification that nothing here reads. */
const IGNORED = ['media_url', 'email', 'device_id', 'account_id', 'address_id'] as const

function dangerNotice(lines: readonly DangerLine[], language: Language): string | null {
  const numbers = lines.join(language === 'zh' ? '、' : ', ')
  if (numbers === '') return null
  const zh = `有人身危险请先拨打 ${numbers}`
  return said({ zh, en: `Where life is in danger, call ${numbers} first` }, language)
}

function ignoredNotice(sent: (name: string) => boolean, language: Language): string | null {
  const names = IGNORED.filter(sent).join(language === 'zh' ? '、' : ', ')
  if (names === '') return null
  return said(
    { zh: `没有读取也没有保存 ${names}`, en: `Neither read nor kept: ${names}` },
    language,
  )
}

const UNCHECKED: Bilingual = {
  zh: '文字未经内容检查，只给办理人看；用同一个 api_key 可以查进度',
  en: 'Its words are unchecked and for its handlers alone; read its progress with the same api_key',
}

interface Received {
  words: string
  due: Day
  about: boolean
  open: boolean
  /** Whether a field of this name was sent. */
  sent: (name: string) => boolean
}

/** What whoever sent a report is told: danger first, by when it is done, and what of it was left aside. */
export function receiptNotice(
  { words, due, about, open, sent }: Received,
  language: Language,
): string {
  const danger = dangerNotice(dangerIn(words), language)
  const ignored = ignoredNotice(sent, language)
  const unchecked = open ? null : said(UNCHECKED, language)
  return joined([danger, dueNotice({ due, about }, language), unchecked, ignored], language)
}
