import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { inLanguage } from '@/client/hours-words'
import { aria } from '@/components/aria'
import { Chip } from '@/components/Chip'
import type { AreaName } from '@/contract/areas'
import type { AreaCode } from '@/contract/wire'

interface WhereProps {
  path: readonly AreaName[]
  area: AreaCode | undefined
  onArea: (area: AreaCode | undefined) => void
}

/** The way down to the area that is counted; each step leads back up. */
export function Where({ path, area, onArea }: WhereProps) {
  const { t, i18n } = useLingui()
  // of several areas one was chosen: the way back is all of them
  const oneOfSeveral = area !== undefined && path.length === 1
  return (
    <View className="figures-bar" {...aria({ role: 'radiogroup', label: t`看哪个区域` })}>
      {(oneOfSeveral || path.length === 0) && (
        <Chip
          role="radio"
          label={t`我的全部区域`}
          chosen={path.length === 0}
          onTap={() => onArea(undefined)}
        />
      )}
      {path.map((one, i) => (
        <Chip
          key={one.code}
          role="radio"
          label={inLanguage(i18n, one)}
          chosen={i === path.length - 1}
          onTap={() => onArea(i === 0 && !oneOfSeveral ? undefined : one.code)}
        />
      ))}
    </View>
  )
}
