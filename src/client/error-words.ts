import { useLingui } from '@lingui/react/macro'
import type { ErrorCode } from '@/contract/errors'
import { CallRefused } from './call'
import { CallFailed } from './transport'

/** What happened and what to do, for a page's notice or under its main act. */
export interface ErrorWords {
  title: string
  note: string
}

/** The one place where a code becomes words. */
export function useErrorWords(): (error: unknown) => ErrorWords {
  const { t } = useLingui()
  const kept = t`您填写的内容还在。`
  const refused: Record<ErrorCode, ErrorWords> = {
    invalid: { title: t`有一项需要改一下`, note: kept },
    unknown_action: { title: t`这个版本太旧了`, note: t`请关闭小程序再打开，会自动更新。` },
    sign_in: { title: t`需要先登录`, note: t`登录后可以继续，${kept}` },
    forbidden: { title: t`这件事由别人办理`, note: t`您没有办理这件事的权限。` },
    not_found: { title: t`没有找到`, note: t`可能已经撤下，也可能不在您能看到的范围。` },
    conflict: { title: t`有人刚刚改过这里`, note: t`请看过新内容再继续。${kept}` },
    too_many: { title: t`操作太频繁了`, note: t`请过一分钟再试。${kept}` },
    too_large: { title: t`内容太大了`, note: t`请分几次提交。` },
    content_refused: { title: t`这段文字没有通过内容检查`, note: t`请换个说法。${kept}` },
    unavailable: { title: t`外部服务暂时没有回应`, note: t`请过一会儿再试。${kept}` },
    internal: { title: t`系统出了点问题`, note: t`已经记录，请稍后再试。${kept}` },
  }
  return (error) => {
    if (error instanceof CallRefused) return refused[error.code]
    if (error instanceof CallFailed && error.because === 'offline') {
      return { title: t`现在没有网络`, note: t`连上网络后再试。${kept}` }
    }
    return { title: t`暂时连不上服务`, note: t`请稍后再试。${kept}` }
  }
}
