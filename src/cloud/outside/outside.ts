/** What stands outside of our cloud; each has a real and a local version. */
export interface Outside {
  contentCheck: ContentCheck
  imageCheck: ImageCheck
  storage: Storage
  subscribeMessages: SubscribeMessages
}

/** `review` means that a person has to look first. */
export type Verdict = 'pass' | 'review' | 'risky'

/**
 * WeChat's msgSecCheck v2: whether words may be shown to others. At most 2,500 characters a call, and
 * `openid` must have used the mini-program within two hours. Throws AppError('unavailable') where
 * WeChat does not answer.
 */
export interface ContentCheck {
  check(words: string, openid: string | null): Promise<Verdict>
}

/**
 * WeChat's mediaCheckAsync v2: whether a picture may be shown to others. It is asked about a link, and
 * the answer comes later.
 */
export interface ImageCheck {
  /**
   * Puts the question in the name of whoever sent the picture, and answers what it is called from then
   * on; undefined where it takes none for this account now. Throws AppError('unavailable') where
   * WeChat does not answer.
   */
  ask(url: string, openid: string | null): Promise<string | undefined>
  /** The answer to a question; undefined while there is none, and where it is pushed instead (functions/events). */
  answer(trace: string): Promise<Verdict | undefined>
}

/** Where bytes lie. A path is ours: purpose/street/id. */
export interface Storage {
  /** How the phone sends the bytes of a path past our functions. */
  ticket(path: string, maxBytes: number): Promise<UploadTicket>
  /** The bytes, or undefined where nothing was sent. Throws AppError('unavailable') where the storage does not answer. */
  read(path: string): Promise<Uint8Array | undefined>
  /** Puts bytes to a path, whole or not at all. */
  write(path: string, bytes: Uint8Array): Promise<void>
  /** Links to show pictures by, which end after some hours; a path where nothing lies may be left out. */
  links(paths: readonly string[]): Promise<ReadonlyMap<string, string>>
  remove(path: string): Promise<void>
}

type UploadTicket = { by: 'put'; url: string } | { by: 'cloud'; cloudPath: string }

/**
 * WeChat's one-time subscription messages. A send takes one consent that the account gave at a tap;
 * without one left it is refused with 43101.
 */
export interface SubscribeMessages {
  send(message: SubscribeMessage): Promise<Sending>
}

export interface SubscribeMessage {
  openid: string
  templateId: string
  /** Path and query of the page that it opens, without a leading slash. */
  page: string
  /** By key of the template, such as thing1; WeChat refuses values beyond their kind's limits. */
  data: Record<string, { value: string }>
}

/** `error`: WeChat's number; null where no answer came, and then it may have been sent all the same. */
export type Sending = { sent: true } | { sent: false; error: number | null }
