import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { open, routes } from '@/client/routes'
import { Card } from '@/components/Card'
import { Row } from '@/components/Row'
import { SearchField } from '@/components/SearchField'
import { MAX_SOUGHT } from '@/contract/reports-desk'
import type { StreetCode } from '@/contract/wire'
import './board.scss'
import { FilterSheet } from './FilterSheet'
import { Found } from './Found'
import { Live } from './Live'
import type { Board } from './useBoard'
import type { Picks } from './usePicks'
import { Narrow } from './Views'

interface DeskProps {
  street: StreetCode
  board: Board
  picks: Picks
}

/** What is sought and narrowed on one side, the reports on the other; one below the other on a phone. */
export function Desk({ street, board, picks }: DeskProps) {
  const { t } = useLingui()
  const [filtering, setFiltering] = useState(false)
  const { live, sought, seeking } = board
  return (
    <View className="board">
      <View className="board-side">
        <SearchField
          label={t`号码、电话、地址或内容`}
          value={sought.typed}
          onChange={sought.type}
          maxLength={MAX_SOUGHT}
        />
        {!seeking && <Narrow live={live} onMore={() => setFiltering(true)} />}
      </View>
      <View className="board-main">
        {seeking ? (
          <Found street={street} sought={sought} picks={picks} />
        ) : (
          <Live street={street} live={live} picks={picks} />
        )}
        <Card>
          <Row
            icon="route"
            tone="mine"
            title={t`责任推演`}
            note={t`选一个位置，看会由谁负责、谁不在时由谁接`}
            onTap={() => open(routes.rehearsal())}
          />
        </Card>
      </View>
      <FilterSheet
        street={street}
        live={live}
        open={filtering}
        onClose={() => setFiltering(false)}
      />
    </View>
  )
}
