import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRefusalWords } from '@/client/refusal-words'
import { Button } from '@/components/Button'
import { Strip } from '@/components/Strip'
import type { Editing } from './useEditing'
import './edit.scss'

/** Keeps it as a draft, or shows it to everybody; a refusal leaves every letter where it is. */
export function EditFoot({ editing }: { editing: Editing }) {
  const { t } = useLingui()
  const words = useRefusalWords()
  const { event, stuck, busy, error, send } = editing
  const acts = event ? (
    <>
      {event.series && (
        <Button kind="second" busy={busy} onTap={() => void send('following')}>
          {t`这场和以后各场`}
        </Button>
      )}
      <Button busy={busy} onTap={() => void send('this')}>
        {event.series ? t`只改这一场` : t`保存`}
      </Button>
    </>
  ) : (
    <>
      <Button kind="second" busy={busy} onTap={() => void send('draft')}>{t`存草稿`}</Button>
      <Button busy={busy} onTap={() => void send('publish')}>{t`发布`}</Button>
    </>
  )
  return (
    <View className="edit-foot">
      {error && !busy && <Strip tone="late" icon="warning" {...words(error)} />}
      {stuck && <View className="small tone-late">{t`还有标红的地方要改好。`}</View>}
      <View className="edit-acts">{acts}</View>
    </View>
  )
}
