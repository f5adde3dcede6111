import { useLingui } from '@lingui/react/macro'
import { Strip } from './Strip'
import { useSurroundings } from './Surroundings'

/** Above a form that takes a network to send: what is written meanwhile stays. */
export function WriteFirst() {
  const { t } = useLingui()
  const { online } = useSurroundings()
  if (online) return null
  return (
    <Strip
      tone="soon"
      icon="offline"
      title={t`现在没有网络`}
      note={t`先写好，内容留在这台手机上，连上网络后再提交。`}
    />
  )
}
