import { useLingui } from '@lingui/react/macro'
import { Strip } from '@/components/Strip'
import type { EditingSite } from './useEditing'

/** What was typed at an earlier visit is back, and can be dropped. */
export function Kept({ editing }: { editing: EditingSite }) {
  const { t } = useLingui()
  if (!editing.kept) return null
  return (
    <Strip
      tone="soon"
      icon="edit"
      title={t`上次没有保存的修改还在`}
      note={t`只在这台手机上，保存以后别人才看到。`}
      act={{ label: t`丢掉`, onTap: editing.forget }}
    />
  )
}
