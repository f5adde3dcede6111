import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useAskAgain } from '@/client/ask-again'
import { useNow } from '@/client/clock'
import { useRefresh } from '@/client/refresh'
import { openTab, routes } from '@/client/routes'
import { useMe } from '@/client/session'
import { currentStreet } from '@/client/street'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import type { BulkStep } from '@/contract/reports-desk'
import type { StreetCode } from '@/contract/wire'
import { BulkSheet } from './BulkSheet'
import './board.scss'
import { Desk } from './Desk'
import { isOpen, Outcomes, UndoBar } from './Outcomes'
import { PickBar } from './PickBar'
import { useBoard } from './useBoard'
import { useBulk } from './useBulk'
import { usePicks } from './usePicks'

/** What lies over the page. */
type Over = BulkStep['step'] | 'outcomes'

/** What is chosen, what is done with it, and what came of that. */
function useActing(street: StreetCode, board: ReturnType<typeof useBoard>) {
  const picks = usePicks(board.shown)
  const bulk = useBulk(street)
  const [over, setOver] = useState<Over>()
  return {
    ...{ picks, bulk, over },
    start() {
      bulk.forget()
      picks.start()
    },
    show(step: Over) {
      bulk.forgetError()
      setOver(step)
    },
    close: () => setOver(undefined),
    async undo() {
      await bulk.undo()
      setOver('outcomes')
    },
    /** All was done: the bar says so. Something was not: a sheet says what and why. */
    finish() {
      picks.end()
      setOver('outcomes')
    },
  }
}

type Acting = ReturnType<typeof useActing>

function Foot({ acting, empty }: { acting: Acting; empty: boolean }) {
  const { t } = useLingui()
  const { picks, bulk, show, start, undo } = acting
  return (
    <View className="board-foot">
      {picks.on ? (
        <PickBar picks={picks} onStep={show} />
      ) : (
        <>
          <UndoBar bulk={bulk} onUndo={() => void undo()} onRefused={() => show('outcomes')} />
          {!empty && <Button kind="second" icon="list" onTap={start}>{t`选几件一起办`}</Button>}
        </>
      )}
    </View>
  )
}

function Above({ street, acting }: { street: StreetCode; acting: Acting }) {
  const { picks, bulk, over, close, finish } = acting
  const { result } = bulk
  if (over === 'outcomes') {
    const refused = (result?.undone ?? result?.outcomes)?.some(({ done }) => !done)
    return result && refused ? <Outcomes street={street} result={result} onClose={close} /> : null
  }
  if (!over) return null
  return (
    <BulkSheet
      {...{ street, bulk }}
      step={over}
      lines={picks.lines}
      onDone={finish}
      onClose={close}
    />
  )
}

/** What lives in the areas of a dispatcher: found by a word, narrowed, and handled one by one or several at once. */
export default function ReportBoard() {
  const { t } = useLingui()
  const street = (useRouter().params.street ?? currentStreet()) as StreetCode
  const me = useMe()
  const may = me.data?.can.dispatchReports ?? false
  const board = useBoard(street, may)
  const acting = useActing(street, board)
  useRefresh(useAskAgain('reports'))
  const empty = board.shown.length === 0
  const told = isOpen(acting.bulk.result, useNow())
  const foot = may && (acting.picks.on || told || !empty)
  return (
    <PageFrame wide title={t`工单看板`} foot={foot && <Foot acting={acting} empty={empty} />}>
      <PageState outer query={me}>
        {({ can }) =>
          can.dispatchReports ? (
            <>
              <Desk street={street} board={board} picks={acting.picks} />
              <Above street={street} acting={acting} />
            </>
          ) : (
            <Notice
              icon="lock"
              title={t`看板给派遣工单的人用`}
              note={t`居民区书记、街区负责人和街道工作人员登录后看得到。`}
              action={{ label: t`到“我的”看看`, onTap: () => openTab(routes.mine()) }}
            />
          )
        }
      </PageState>
    </PageFrame>
  )
}
