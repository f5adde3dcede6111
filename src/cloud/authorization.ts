import { AppError } from './errors'

declare const authorized: unique symbol

/**
 * A subject that policy has let through. Writes that policy protects accept only this type, so that
 * a forgotten check does not compile. For an insert the subject is a scope such as `{ street }`.
 */
export type Authorized<Subject> = Subject & { readonly [authorized]: true }

/** Brands a subject where `allowed`, else throws `forbidden` (or the error given). */
export function authorize<Subject extends object>(
  subject: Subject,
  allowed: boolean,
  otherwise: AppError = new AppError('forbidden', '您没有办理这件事的权限'),
): Authorized<Subject> {
  if (!allowed) throw otherwise
  return subject as Authorized<Subject>
}

/** The rules by which a job may write without a person; each is a promise of product.md. */
export type JobRule =
  | 'an overdue complaint climbs'
  | 'a visit is forgotten after its stay'
  | 'work is handed on when its owner leaves'
  | 'an invitation gives its record to whoever accepts it'
  | 'a stand-in who left office stands in for nobody'
  | 'the first administrator of a street is invited by its installation'
  | 'a file that was taken in is read to its end'
  | 'a file is forgotten once it has served'
  | 'a rating is forgotten after the reviews that count it'
  | 'an unanswered home climbs'
  | 'work on a report goes on when its day is over'
  | 'what belongs to one record moves with it'
  | 'a home is forgotten after its days'
  | 'who takes the consent back belongs nowhere'
  | 'a photo is cleaned and checked before others see it'
  | 'a shift that somebody came to is recorded'
  | 'hours that nobody corrects stand'
  | 'an unsigned correction climbs'
  | 'a certificate ends with the hours that it certifies'
  | 'an event with too few is called off when it is decided'
  | 'a free seat goes to whoever waits longest'
  | 'an offer that is not answered lapses'
  | 'who has a place hears of every change of its event'
  | 'who has a place is reminded of it'
  | 'what people said for an event is forgotten after its days'
  | 'who takes the consent back has no part in events'
  | 'a forgotten check-out is the planned end of the shift'
  | 'demonstration data is sown'

/** Brands a subject for a job that runs by a named rule. */
export function authorizedByRule<Subject extends object>(
  _rule: JobRule,
  subject: Subject,
): Authorized<Subject> {
  return subject as Authorized<Subject>
}
