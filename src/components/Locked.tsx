import { useLingui } from '@lingui/react/macro'
import { Notice } from './Notice'

export interface LockedProps {
  /** Whose this is. */
  title: string
  /** Why, where it is not the reader's role alone. */
  note?: string
}

/** In the place of content that is for others: trying again would change nothing. */
export function Locked({ title, note }: LockedProps) {
  const { t } = useLingui()
  return <Notice icon="lock" title={title} note={note ?? t`您的身份没有这个权限。`} />
}
