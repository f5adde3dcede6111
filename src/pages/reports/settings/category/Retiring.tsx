import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useRefusalWords } from '@/client/refusal-words'
import { useAct } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Confirm } from '@/components/Confirm'
import { Strip } from '@/components/Strip'
import type { SetCategory } from '@/contract/reports-settings'
import { LAST_RESORT } from '@/contract/reports-settings.rules'
import type { SettingsProps } from '../useSettings'

/** What happens to the reports that are in it. */
function useNotes({ retired, live }: SetCategory) {
  const { t } = useLingui()
  if (retired) return t`居民又可以选它。`
  const rest = t`居民不能再选它；停用以前写好、还没发出的，照样收下，由街道先看。可以随时恢复。`
  return live > 0 ? t`在办的 ${live} 件留在这一类，照旧办完。${rest}` : rest
}

/** Takes a category out of what is offered, or offers it again. */
export function Retiring({ one, street, settings, again }: SettingsProps & { one: SetCategory }) {
  const { t } = useLingui()
  const words = useRefusalWords()
  // what was asked stays so until it is answered, although the category turns before
  const [asked, ask] = useState<'retire' | 'restore'>()
  const retiring = useAct('reports.retireCategory', ['reports', 'history'])
  const note = useNotes(one)
  const { code, retired } = one
  const turn = async () => {
    const { categories: version } = settings.versions
    const turned = { street, version, code, retired: asked === 'retire' }
    await retiring.mutateAsync(turned).catch(again)
    ask(undefined)
  }
  if (code === LAST_RESORT) {
    return <View className="small">{t`别的都不合适时要用这一类，不能停用；可以改名。`}</View>
  }
  return (
    <>
      {retiring.error && <Strip tone="late" icon="warning" {...words(retiring.error)} />}
      {retiring.isSuccess && (
        <Strip tone="open" icon="check" title={retired ? t`已停用` : t`已恢复，马上可以报`} />
      )}
      <Button
        kind="second"
        icon={retired ? 'check' : 'trash'}
        onTap={() => ask(retired ? 'restore' : 'retire')}
      >
        {retired ? t`恢复这个类别` : t`停用这个类别`}
      </Button>
      <Confirm
        open={asked !== undefined}
        title={asked === 'restore' ? t`恢复这个类别` : t`停用这个类别`}
        note={note}
        act={asked === 'restore' ? t`恢复` : t`停用`}
        busy={retiring.isPending}
        onConfirm={() => void turn()}
        onClose={() => ask(undefined)}
      />
    </>
  )
}
