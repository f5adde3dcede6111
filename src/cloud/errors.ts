import type { Because, ErrorCode } from '@/contract/errors'

/** The one way in which the cloud says no. `message` is Chinese and fit for a resident; `field` is a path in the input. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly field?: string,
    readonly because?: Because,
  ) {
    super(message)
    this.name = 'AppError'
  }
}

/** No such thing, or none that this person may know of: the two are not told apart. */
export const notFound = (what = '内容') =>
  new AppError('not_found', `没有找到这个${what}，可能已经撤下`)

/** Known to exist, not theirs to do. */
export const forbidden = (why = '您没有办理这件事的权限') => new AppError('forbidden', why)

/** Somebody was faster; says what changed so that the page can show it. */
export const conflict = (what: string, because?: Because) =>
  new AppError('conflict', what, undefined, because)
