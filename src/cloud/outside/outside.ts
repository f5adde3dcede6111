/** What stands outside of our cloud; each has a real and a local version. */
export interface Outside {
  contentCheck: ContentCheck
  storage: Storage
}

/**
 * WeChat's msgSecCheck v2: whether words may be shown to others. `review` means that a person has to
 * look first. At most 2,500 characters a call, and `openid` must have used the mini-program within
 * two hours. Throws AppError('unavailable') where WeChat does not answer.
 */
export interface ContentCheck {
  check(words: string, openid: string | null): Promise<'pass' | 'review' | 'risky'>
}

/** Where bytes lie. A path is ours: purpose/street/id. */
export interface Storage {
  /** How the phone sends the bytes of a path past our functions. */
  ticket(path: string, maxBytes: number): Promise<UploadTicket>
  /** The bytes, or undefined where nothing was sent. Throws AppError('unavailable') where the storage does not answer. */
  read(path: string): Promise<Uint8Array | undefined>
  remove(path: string): Promise<void>
}

type UploadTicket = { by: 'put'; url: string } | { by: 'cloud'; cloudPath: string }
