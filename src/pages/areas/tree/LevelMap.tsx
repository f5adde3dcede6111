import { useLingui } from '@lingui/react/macro'
import { levelWords } from '@/client/finding-words'
import { useAsk } from '@/client/useAction'
import { StreetMap } from '@/components/map/StreetMap'
import type { AreaLevel } from '@/contract/areas'
import type { AreaCode, StreetCode } from '@/contract/wire'

interface LevelMapProps {
  street: StreetCode
  level: AreaLevel
  version: number | undefined
  /** Drawn stronger than its neighbours. */
  chosen: AreaCode | undefined
}

/** All areas of a level; the list beside it says the same in words. */
export function LevelMap({ street, level, version, chosen }: LevelMapProps) {
  const { t, i18n } = useLingui()
  const asked = useAsk('areas.shapes', {
    ...{ street, level },
    ...(version === undefined ? {} : { version }),
  })
  const shapes = asked.data?.areas ?? []
  const drawn = [
    ...shapes
      .filter(({ code }) => code !== chosen)
      .map(({ ring }) => ({ ring, tone: 'plain' as const })),
    ...shapes
      .filter(({ code }) => code === chosen)
      .map(({ ring }) => ({ ring, tone: 'mine' as const })),
  ]
  const name = levelWords(i18n, level)
  return <StreetMap label={t`${name}的边界`} markers={[]} areas={drawn} />
}
