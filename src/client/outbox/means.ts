import type { ActionName, InputOf, OutputOf } from '@/contract'
import type { Because, ErrorCode } from '@/contract/errors'
import type { ClientId, PersonId } from '@/contract/wire'

/** What comes of asking the cloud. `lost`: no answer came, and whether the cloud heard it is not known. */
export type Answer<Data> =
  | { is: 'answered'; data: Data }
  | { is: 'refused'; code: ErrorCode; field?: string | undefined; because?: Because | undefined }
  | { is: 'lost' }

/** Who is signed in, as the cloud says. */
export interface Asker {
  /** Whether what this person wrote is theirs to send. */
  owns(whose: PersonId): boolean
  /** Whether calls still go out in their name; asked in the same breath as each call. */
  still(): boolean
}

/** The kept values of the phone's storage, by name. */
export interface Kept {
  read(name: string): unknown
  /** False where it did not fit; the old value stays. */
  write(name: string, value: unknown): boolean
  remove(name: string): void
  names(): string[]
}

/** Where the bytes of a file go. */
export type Destination = OutputOf<'files.begin'>['to']

/** All that the sender has of the phone and the net: a test gives it worse ones than any phone has. */
export interface Means {
  /** ms */
  now(): number
  /** From 0 to below 1. */
  random(): number
  /** Does the task once after so many ms; what it answers takes it back. */
  after(ms: number, task: () => Promise<void> | void): () => void
  kept: Kept
  /** Null: nobody is signed in. */
  who(): Promise<Answer<Asker | null>>
  call<Name extends ActionName>(name: Name, input: InputOf<Name>): Promise<Answer<OutputOf<Name>>>
  /** `gone`: the phone does not have the bytes any more. */
  send(photo: ClientId, to: Destination): Promise<'sent' | 'gone' | 'lost'>
  /** Lets go of the bytes of a photo. */
  drop(photo: ClientId): Promise<void>
}
