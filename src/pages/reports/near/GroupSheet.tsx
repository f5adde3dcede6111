import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { inLanguage } from '@/client/hours-words'
import { aria } from '@/components/aria'
import { Chip } from '@/components/Chip'
import { Sheet } from '@/components/Sheet'
import type { Bilingual } from '@/contract/wire'

interface GroupSheetProps {
  open: boolean
  groups: readonly Bilingual[]
  /** By its Chinese name, as the cloud is asked. */
  onChoose: (group: string) => void
  onClose: () => void
}

/** The groups of categories: finer than these, too few people would stand behind a cell. */
export function GroupSheet({ open, groups, onChoose, onClose }: GroupSheetProps) {
  const { t, i18n } = useLingui()
  return (
    <Sheet open={open} title={t`看哪一大类`} onClose={onClose}>
      <View className="wrapping" {...aria({ role: 'radiogroup', label: t`看哪一大类` })}>
        {groups.map((group) => (
          <Chip
            key={group.zh}
            role="radio"
            label={inLanguage(i18n, group)}
            chosen={false}
            onTap={() => onChoose(group.zh)}
          />
        ))}
      </View>
    </Sheet>
  )
}
