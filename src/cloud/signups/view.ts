import { phaseOf } from '@/contract/events.rules'
import { mySteps } from '@/contract/signups.rules'
import type { Answers, MySignup, RosterLine, SignupPlace } from '@/contract/signups.shapes'
import { ticketExpires } from '@/contract/tickets.rules'
import type { Context, JobContext } from '../context'
import { standingOf } from '../events/intake'
import { type EventRow, find as findEvent } from '../events/repository/reads'
import { phoneShown } from '../phones'
import { countAhead, type PlaceRow, type SignupRow } from './repository/reads'
import { signTicket } from './tickets'

/** What a view needs of a call, and of a job. */
type Viewing = Pick<JobContext, 'cloud' | 'db' | 'now'>

const iso = (at: Date | null) => at?.toISOString() ?? null

/** One place as its person, its organiser and the door see it. */
export const placeOf = (row: PlaceRow): SignupPlace => ({
  ...{ place: row.place, is: row.is, shift: row.shift, name: row.name },
  ...{ child: row.child, held: row.held },
  ...{ from: row.from.toISOString(), until: row.until.toISOString() },
  ...{ came: iso(row.came), left: iso(row.left) },
})

/** What was answered; null once it is forgotten. */
export const answersOf = (
  { cloud }: Pick<Context, 'cloud'>,
  { answersSealed }: Pick<SignupRow, 'answersSealed'>,
): Answers | null =>
  answersSealed === null ? null : JSON.parse(cloud.secrets.unseal('answers', answersSealed))

/** What one needs on the way, the briefs of the shifts that are held with it. */
function aboutOf(event: EventRow, { places }: SignupRow): MySignup['about'] {
  const held = new Set(places.filter((one) => one.held).map(({ shift }) => shift))
  const briefs = event.shifts.flatMap(({ shift, role: of }) => {
    const role = event.roles.find((one) => one.role === of)
    return role && held.has(shift)
      ? [{ shift, role: role.name, words: role.brief, door: role.door }]
      : []
  })
  return {
    ...{ title: event.title, state: event.state, where: event.placeName, phone: event.phone },
    starts: event.startsAt.toISOString(),
    ends: event.endsAt.toISOString(),
    door: event.doorAt.toISOString(),
    at: { lng: event.lng, lat: event.lat },
    briefs,
  }
}

/** How a sign-up stands to what its person may do with it. */
export const standing = (row: SignupRow, event: EventRow) => ({
  state: row.state,
  on: event.state === 'published',
  came: row.places.some(({ came }) => came !== null),
  starts: event.startsAt.getTime(),
  ends: event.endsAt.getTime(),
  offerUntil: row.offerUntil?.getTime() ?? null,
})

/** A ticket while something is held and the event is not over; null else. */
async function ticketOf(row: SignupRow, event: EventRow, { cloud, db, now }: Viewing) {
  const { street, signup, places } = row
  const over = phaseOf(standingOf(event), now)
  if (over === 'over' || over === 'cancelled' || over === 'draft') return null
  if (!places.some(({ held }) => held)) return null
  const expires = ticketExpires(event.endsAt.getTime())
  return signTicket(cloud, db, { street, event: row.event, signup, expires }, now)
}

/** A sign-up as the person who has it sees it. */
export async function mine(row: SignupRow, event: EventRow, context: Viewing): Promise<MySignup> {
  const { street, signup, state, seats, version } = row
  return {
    ...{ street, signup, event: row.event, state, seats, version },
    places: row.places.map(placeOf),
    ahead: state === 'waiting' ? await countAhead(context.db, row) : null,
    offerUntil: iso(row.offerUntil),
    ticket: await ticketOf(row, event, context),
    answers: answersOf(context, row),
    about: aboutOf(event, row),
    made: row.made.toISOString(),
    can: mySteps(standing(row, event), context.now),
  }
}

/** The same for somebody who does not have the event in hand. */
export async function viewFor(context: Viewing, row: SignupRow): Promise<MySignup> {
  const event = await findEvent(context.db, row.street, row.event)
  if (!event) throw new Error('a sign-up has its event')
  return mine(row, event, context)
}

/** An answer as people read it. */
function saidOf({ answer }: EventRow['questions'][number], said: Answers[string]) {
  if (typeof said === 'boolean') return said ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' }
  if (typeof said === 'string') return { zh: said }
  return (answer.by === 'choice' ? answer.choices[said] : undefined) ?? { zh: String(said + 1) }
}

/** A sign-up as the organiser’s roster shows it: the phone masked, the answers in words. */
export function lineOf(
  row: SignupRow,
  { questions }: EventRow,
  context: Pick<Context, 'cloud'>,
): RosterLine {
  const { signup, name, state, seats, walkIn, version, phoneSealed } = row
  const answers = answersOf(context, row) ?? {}
  const asked = questions.flatMap((question) => {
    const said = answers[question.id]
    return said === undefined ? [] : [{ words: question.words, said: saidOf(question, said) }]
  })
  return {
    ...{ signup, name, state, seats, walkIn, version, answers: asked },
    phone: phoneSealed === null ? null : phoneShown(context.cloud.secrets, phoneSealed),
    places: row.places.map(placeOf),
    made: row.made.toISOString(),
  }
}
