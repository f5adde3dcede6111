import { type Caller, STREET, type TestCloud } from '@tests/support/open-cloud'
import type { InputOf, OutputOf } from '@/contract'
import type { AppointmentView } from '@/contract/appointments'
import type { AppointmentId, AreaCode, PersonId } from '@/contract/wire'
import { clientId, type Somebody } from '../complaints/people'

export const TODAY = '2026-11-23'
export const GRID = `${STREET}003-g03` as AreaCode
export const GUIZHOU = `${STREET}003` as AreaCode
export const XIAMEN_GRID = `${STREET}008-g01` as AreaCode

type Given = InputOf<'appointments.create'>

/** A volunteer of a grid in Guizhou, entered by name, unless something else is given. */
export const office = (given: Partial<Given> = {}): Given => ({
  street: STREET,
  client: clientId(),
  ...(given.person ? {} : { name: '新来的人' }),
  role: 'volunteer',
  area: GRID,
  from: TODAY,
  ...given,
})

export const create = (by: Caller, given: Partial<Given> = {}) =>
  by.call('appointments.create', office(given))

/** Everything that somebody sees, page after page. */
export async function listAll(
  by: Caller,
  asked: Partial<InputOf<'appointments.list'>> = {},
): Promise<AppointmentView[]> {
  const found: AppointmentView[] = []
  let after: string | undefined
  do {
    const page: OutputOf<'appointments.list'> = await by.call('appointments.list', {
      street: STREET,
      ...asked,
      after,
    })
    found.push(...page.appointments)
    after = page.next ?? undefined
  } while (after)
  return found
}

/** The first appointment of a person, as it stands in the table. */
export async function officeOf({ db }: TestCloud, person: PersonId) {
  const [row] = await db.query<{
    appointment: AppointmentId
    version: number
    until: string | null
  }>(
    `SELECT id AS appointment, version, until_day AS until FROM appointments
     WHERE street = $1 AND person = $2 ORDER BY id LIMIT 1`,
    [STREET, person],
  )
  if (!row) throw new Error('nothing is held')
  const { appointment, version } = row
  return {
    which: { street: STREET, appointment },
    step: { street: STREET, appointment, version },
    until: row.until,
  }
}

/** Ends what somebody holds; every piece goes to whom the wizard proposes. */
export async function endWith(cloud: TestCloud, by: Caller, person: PersonId) {
  const { which, step } = await officeOf(cloud, person)
  const { work } = await by.call('appointments.handover', which)
  const hands = work.map(({ subject, kind, proposed }) => ({
    subject,
    kind,
    to: proposed ?? ('0000000000' as PersonId),
  }))
  return by.try('appointments.end', { ...step, hands })
}

export const rolesOf = async (who: Caller) =>
  (await who.call('session.me', { street: STREET })).roles.map(({ role }) => role)

export const historyOf = async ({ db }: TestCloud, noun: string, subject: string) =>
  db.query<{ did: string; by: string | null; note: string | null; cause: string | null }>(
    `SELECT did, by_person AS by, note, cause FROM history
     WHERE street = $1 AND noun = $2 AND subject = $3 ORDER BY step`,
    [STREET, noun, subject],
  )

export const inboxOf = async (who: Somebody) =>
  (await who.call('messages.list', { street: STREET })).messages.map(({ kind }) => kind)

export const personaId = async ({ db }: TestCloud, persona: string) => {
  const [row] = await db.query<{ id: PersonId }>('SELECT id FROM persons WHERE persona = $1', [
    persona,
  ])
  if (!row) throw new Error(`nobody plays ${persona}`)
  return row.id
}
