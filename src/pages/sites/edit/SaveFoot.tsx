import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRefusalWords } from '@/client/refusal-words'
import { Button } from '@/components/Button'
import { Strip } from '@/components/Strip'
import type { EditingSite } from './useEditing'

interface SaveFootProps {
  editing: EditingSite
  /** Asks anew what stands now. */
  again: () => unknown
}

/** Saves what was changed, all at once; a refusal leaves every letter where it is. */
export function SaveFoot({ editing, again }: SaveFootProps) {
  const { t } = useLingui()
  const words = useRefusalWords()
  const { changed, problems, busy, saved, error, forget } = editing
  const count = changed.length
  const save = () => {
    editing.save().catch(() => void again())
  }
  return (
    <View className="save-foot">
      {error && count > 0 && <Strip tone="late" icon="warning" {...words(error)} />}
      {saved && <Strip tone="open" icon="check" title={t`已保存，马上对所有人生效`} />}
      {problems.length > 0 && <View className="small">{t`还有标红的地方要改好。`}</View>}
      <View className="save-acts">
        {count > 0 && <Button kind="second" disabled={busy} onTap={forget}>{t`放弃修改`}</Button>}
        <Button disabled={count === 0 || problems.length > 0} busy={busy} onTap={save}>
          {count === 0 ? t`没有要保存的修改` : t`保存 ${count} 项修改`}
        </Button>
      </View>
    </View>
  )
}
