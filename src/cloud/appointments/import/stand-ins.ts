import type { RowWords } from '@/contract/imports'
import type { Day, PersonId } from '@/contract/wire'
import { excerpt } from '../../imports/importer'
import { isOver } from '../step'
import { dialled } from './cells'
import { isWho, type People, trouble } from './people'
import type { Draft } from './read'
import type { KnownOffice } from './repository/reads'

export interface StandIn {
  person: PersonId
  name: string
}

/** Somebody by name and number, as a cell may say it: 李四 13800001234 */
export function namedIn(cell: string): { name: string; digits: string } | undefined {
  const [, name, phone] = /^([^\d+(（]+?)[\s,，、:：]*([\d+(（０-９].*)$/.exec(cell) ?? []
  const number = phone && dialled(phone)
  return name && number ? { name: name.trim(), digits: number.digits } : undefined
}

/** A cell that names nobody, with every long run of digits hidden: it may be a number with a slip. */
const quoted = (cell: string) =>
  `“${excerpt(cell.normalize('NFKC').replace(/\d(?:[\s-]?\d){5,}/g, '****'), 30)}”`

interface Around {
  drafts: ReadonlyMap<string, Draft>
  known: ReadonlyMap<string, KnownOffice>
  people: People
  today: Day
}

function byKey(cell: string, { drafts, known, people, today }: Around): StandIn | RowWords | null {
  const draft = drafts.get(cell)
  if (draft) {
    const who = people.of(draft)
    if (isWho(who)) return who
    return trouble(
      'standIn',
      `是第 ${draft.row} 行，那一行有错`,
      `is row ${draft.row}, which has errors`,
    )
  }
  const office = known.get(cell)
  if (!office) return null
  if (!isOver(office, today)) return { person: office.person, name: office.name }
  return trouble(
    'standIn',
    `${quoted(cell)}的任命已经结束了`,
    `the appointment ${quoted(cell)} is over`,
  )
}

/** Who stands in for a row: a row of the file, an appointment of the street, or somebody known there. */
export function readStandIn(cell: string, holder: PersonId, around: Around): StandIn | RowWords {
  const said = namedIn(cell)
  const person = said && around.people.named(said.name, said.digits)
  const found = byKey(cell, around) ?? (said && person ? { person, name: said.name } : null)
  if (!found) {
    return trouble(
      'standIn',
      `没有找到${quoted(cell)}，请写表里或已有任命的编号，或“姓名 手机”`,
      `${quoted(cell)} is not known; give the key of a row or an appointment, or a name with a phone`,
    )
  }
  if ('person' in found && found.person === holder) {
    return trouble('standIn', '要是另一个人', 'must be somebody else')
  }
  return found
}
