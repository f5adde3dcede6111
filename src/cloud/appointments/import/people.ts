import type { RowWords } from '@/contract/imports'
import type { PersonId } from '@/contract/wire'
import { newId } from '../../ids'
import { inColumn } from '../../imports/importer'
import { type ColumnName, column } from './columns'
import type { Draft } from './read'
import type { Colleague, KnownOffice } from './repository/reads'

/** Who a row is about, and what becomes of their record. */
export interface Who {
  person: PersonId
  name: string
  claimed: boolean
  record: 'keep' | 'make' | 'correct'
}

export type Resolved = Who | RowWords

export const isWho = (one: Resolved): one is Who => 'person' in one

/** What is known of the people in a file before it is planned. */
export interface Acquaintance {
  /** The appointment that each key of the file has called before. */
  known: ReadonlyMap<string, KnownOffice>
  /** Those of the street under each keyed hash of a phone number. */
  colleagues: ReadonlyMap<string, readonly Colleague[]>
  hashOf(digits: string): string
}

export const trouble = (name: ColumnName, zh: string, en: string): RowWords =>
  inColumn(column[name], { zh, en })

/** Whether a sheet says something else of the human than their record does. */
export function differs(draft: Draft, office: KnownOffice, { hashOf }: Acquaintance): boolean {
  const { name, phone } = draft
  return name !== office.name || (phone !== undefined && hashOf(phone.digits) !== office.hash)
}

const taken = trouble(
  'phone',
  '这个手机号已经登记在本街道另一个人名下',
  'is already kept for somebody else in this sub-district',
)

/** Finds who the rows of a file mean: a mobile number is one person's, a landline may be an office's. */
export class People {
  private readonly made = new Map<string, PersonId>()
  private readonly firstUnder = new Map<string, Draft>()
  private readonly agreeing = new Map<string, number>()
  private readonly found = new Map<Draft, Resolved>()

  constructor(
    drafts: readonly Draft[],
    private readonly about: Acquaintance,
  ) {
    for (const draft of drafts) this.count(draft)
    const isKnown = ({ key }: Draft) => about.known.has(key)
    // first whom the street knows: a new row may mean one of them by the name that this file gives
    for (const draft of drafts.filter(isKnown)) this.found.set(draft, this.resolve(draft))
    for (const draft of drafts.filter((one) => !isKnown(one))) {
      this.found.set(draft, this.resolve(draft))
    }
  }

  /** Who a row of the file is about. */
  of(draft: Draft): Resolved {
    const found = this.found.get(draft)
    if (!found) throw new Error('every row of the file was resolved')
    return found
  }

  /** Somebody of the file or of the street by name and number. */
  named(name: string, digits: string): PersonId | undefined {
    const hash = this.about.hashOf(digits)
    return this.made.get(`${hash}\n${name}`) ?? this.colleague(hash, name, true)?.person
  }

  private colleague(hash: string, name: string, serves = false): Colleague | undefined {
    const all = this.about.colleagues.get(hash) ?? []
    return all.find((one) => one.name === name && (one.serves || !serves))
  }

  private readonly sameAs = ({ name, phone }: Draft, person: PersonId) =>
    `${person}\n${name}\n${phone?.digits ?? ''}`

  private count(draft: Draft): void {
    const { key, phone } = draft
    const office = this.about.known.get(key)
    if (office) {
      const same = this.sameAs(draft, office.person)
      this.agreeing.set(same, (this.agreeing.get(same) ?? 0) + 1)
    }
    if (phone?.mobile && !this.firstUnder.has(phone.digits)) {
      this.firstUnder.set(phone.digits, draft)
    }
  }

  private resolve(draft: Draft): Resolved {
    const first = draft.phone && this.firstUnder.get(draft.phone.digits)
    if (first && first.name !== draft.name) {
      return trouble(
        'phone',
        `和第 ${first.row} 行是同一个手机号，姓名却不同`,
        `is the number of row ${first.row}, which has another name`,
      )
    }
    const office = this.about.known.get(draft.key)
    return office ? this.holder(draft, office) : this.newcomer(draft)
  }

  private holder(draft: Draft, office: KnownOffice): Resolved {
    const { person, claimed } = office
    if (claimed) return { person, name: office.name, claimed, record: 'keep' }
    const { name, phone } = draft
    const identity = phone && `${this.about.hashOf(phone.digits)}\n${name}`
    const owner = identity && this.made.get(identity)
    if (owner && owner !== person) return taken
    if (!differs(draft, office, this.about)) {
      if (identity) this.made.set(identity, person)
      return { person, name, claimed, record: 'keep' }
    }
    if ((this.agreeing.get(this.sameAs(draft, person)) ?? 0) < office.offices) {
      return trouble(
        'name',
        '和手机要在这个人的每一行里一起改：他在本街道还有别的任命',
        'and phone have to change in every row of this person, who has other appointments here',
      )
    }
    const others = phone?.mobile ? this.about.colleagues.get(this.about.hashOf(phone.digits)) : []
    if (others?.some((one) => one.person !== person)) return taken
    if (identity) this.made.set(identity, person)
    return { person, name, claimed, record: 'correct' }
  }

  private newcomer({ name, phone }: Draft): Resolved {
    const fresh: Who = { person: newId<PersonId>(), name, claimed: false, record: 'make' }
    if (!phone) return fresh
    const hash = this.about.hashOf(phone.digits)
    const made = this.made.get(`${hash}\n${name}`)
    // whoever the file has named before: that row makes or corrects the record
    if (made) return { ...fresh, person: made, record: 'keep' }
    const there = this.colleague(hash, name)
    if (there) return { person: there.person, name, claimed: there.claimed, record: 'keep' }
    if (phone.mobile && this.about.colleagues.has(hash)) return taken
    this.made.set(`${hash}\n${name}`, fresh.person)
    return fresh
  }
}
