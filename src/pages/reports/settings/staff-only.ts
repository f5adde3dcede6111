import { useLingui } from '@lingui/react/macro'
import { CallRefused } from '@/client/call'

/** What somebody else is told who opens a page of the settings. */
export function useStaffOnly() {
  const { t } = useLingui()
  return (error: unknown) =>
    error instanceof CallRefused && ['forbidden', 'sign_in'].includes(error.code)
      ? { title: t`类别和时限由街道工作人员设置`, note: t`您的身份没有这个权限。` }
      : undefined
}
