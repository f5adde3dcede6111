import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { BOARD_VIEWS, boardViewWords } from '@/client/board-words'
import { inLanguage } from '@/client/hours-words'
import { aria } from '@/components/aria'
import { Button } from '@/components/Button'
import { Chip } from '@/components/Chip'
import type { Board } from './useBoard'
import './board.scss'

/** How many stand how: each number is a way to those it counts. */
function Views({ live }: { live: Board['live'] }) {
  const { t, i18n } = useLingui()
  const { narrowing, narrow, counts } = live
  return (
    <View className="wrapping" {...aria({ role: 'radiogroup', label: t`看哪些工单` })}>
      {BOARD_VIEWS.map((view) => {
        const words = boardViewWords(i18n, view)
        return (
          <Chip
            key={view}
            role="radio"
            label={counts ? `${words} ${counts[view]}` : words}
            chosen={view === narrowing.view}
            onTap={() => narrow({ view })}
          />
        )
      })}
    </View>
  )
}

/** What it is narrowed to besides, each let go of by a tap. */
function Chosen({ live }: { live: Board['live'] }) {
  const { t, i18n } = useLingui()
  const { narrowing, narrow } = live
  const { area, category, owner } = narrowing
  const chosen = [
    area && { key: 'area' as const, label: inLanguage(i18n, area) },
    category && { key: 'category' as const, label: inLanguage(i18n, category.name) },
    owner && { key: 'owner' as const, label: owner.name },
  ].flatMap((one) => one || [])
  return (
    <>
      {chosen.map(({ key, label }) => (
        <Button
          key={key}
          kind="second"
          icon="cross"
          name={t`不再只看${label}`}
          onTap={() => narrow({ [key]: undefined })}
        >
          {label}
        </Button>
      ))}
    </>
  )
}

/** All that narrows the board. */
export function Narrow({ live, onMore }: { live: Board['live']; onMore: () => void }) {
  const { t } = useLingui()
  return (
    <>
      <Views live={live} />
      <View className="wrapping board-chosen">
        <Button kind="quiet" icon="filter" onTap={onMore}>{t`按片区、类别、负责人`}</Button>
        <Chosen live={live} />
      </View>
    </>
  )
}
