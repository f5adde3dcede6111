import { maskedPhone } from '@/contract/appointments.rules'
import type { RowWords } from '@/contract/imports'
import type { PlannedRow } from '../../imports/importer'
import { keepPhone, phoneShown } from '../../phones'
import type { OfficeInput } from './input'
import type { Meant, Outlook } from './plan'
import { addWords, besidesWords, dayWords, EMPTY, fromTo, keptWords, roleWords } from './words'

type Pair = readonly [zh: string, en: string]
const plain = (words: string): Pair => [words, words]

/** The record that a row makes or corrects. */
function recordOf({ draft, who, known }: Meant, { secrets }: Outlook): OfficeInput['record'] {
  const { name, phone } = draft
  if (who.record === 'keep') return null
  const kept = phone && keepPhone(secrets, phone.digits)
  const { sealed, hash, tailHash } = kept ?? known ?? { sealed: null, hash: null, tailHash: null }
  return { does: who.record, mobile: phone?.mobile ?? false, name, sealed, hash, tailHash }
}

type Change = [field: string, words: RowWords]

/** What changes of the human. */
function recordChanges({ draft, who, known }: Meant, { secrets, hashOf }: Outlook): Change[] {
  if (who.record !== 'correct' || !known) return []
  const { name, phone } = draft
  const changes: Change[] = []
  if (name !== known.name) changes.push(['name', fromTo('name', plain(known.name), plain(name))])
  if (phone && hashOf(phone.digits) !== known.hash) {
    const was = known.sealed === null ? EMPTY : plain(phoneShown(secrets, known.sealed))
    changes.push(['phone', fromTo('phone', was, plain(maskedPhone(phone.digits)))])
  }
  return changes
}

/** What changes of the office. */
function officeChanges({ draft, office, standIn, known }: Meant): Change[] {
  if (!known) return []
  const days = (day: string | null) => (day === null ? EMPTY : dayWords(day))
  const changes: Change[] = []
  const tell = (field: string, ...words: Parameters<typeof fromTo>) =>
    changes.push([field, fromTo(...words)])
  if (office.role !== known.role) {
    tell('role', 'role', roleWords(known.role), roleWords(office.role))
  }
  if (office.area !== known.area) {
    tell('area', 'area', [known.zh, known.en], [draft.area.zh, draft.area.en])
  }
  if (office.from !== known.from) tell('from', 'from', days(known.from), days(office.from))
  if (office.until !== known.until) tell('until', 'until', days(known.until), days(office.until))
  if (office.standIn !== known.standIn) {
    const was = known.standIn === null ? EMPTY : plain(known.standInName ?? '')
    tell('standIn', 'standIn', was, standIn ? plain(standIn.name) : EMPTY)
  }
  return changes
}

/** A claimed record is its human's: what a sheet says otherwise is told and not done. */
function keptOf({ draft, who, known }: Meant, { hashOf }: Outlook): RowWords[] {
  if (!known?.claimed) return []
  const { name, phone } = draft
  const other = phone && known.hash !== null && hashOf(phone.digits) !== known.hash
  return name !== who.name || other ? [keptWords(who.name)] : []
}

/** A row that may be done, as the preview tells it. */
export function tell(meant: Meant, others: readonly string[], outlook: Outlook): PlannedRow {
  const { draft, who, office, standIn, known } = meant
  const { row, key, name } = draft
  const warned = others.length > 0 ? [besidesWords(office.role, others)] : []
  const subject = known?.appointment ?? null
  const seen = { row, key, name, subject, seenVersion: known?.version ?? null }
  const record = recordOf(meant, outlook)
  const input = { key, person: who.person, office, record }
  if (!known) {
    const phone = draft.phone ? maskedPhone(draft.phone.digits) : null
    const told = addWords({
      ...{ name: who.name, phone, role: office.role, area: draft.area, from: office.from },
      ...{ until: office.until, standIn: standIn?.name ?? null, claimed: who.claimed },
    })
    const kept: OfficeInput = { ...input, changed: [] }
    return { ...seen, does: 'add', words: [told, ...warned], input: kept }
  }
  const changes = [...recordChanges(meant, outlook), ...officeChanges(meant)]
  const told = [...changes.map(([, words]) => words), ...keptOf(meant, outlook)]
  if (changes.length === 0) return { ...seen, does: 'same', words: told, input: null }
  const kept: OfficeInput = { ...input, changed: changes.map(([field]) => field) }
  return { ...seen, does: 'change', words: [...told, ...warned], input: kept }
}
