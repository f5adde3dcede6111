import { conflict } from '../../errors'
import type { DoneRow } from '../../imports/importer'

/** Rows that one sentence names. */
const MOST_NAMED = 3

const WHY = {
  invitation: '的任命本人已经接受，不能撤回；请在任职名单里一位一位结束',
  work: '手上还有没办完的事，不能撤回；请在任职名单里结束任命并交接',
}

/** An import whose people have begun: they leave by a handover, not by an undo. */
export function heldRows(rows: readonly DoneRow[], holds: keyof typeof WHY) {
  const first = rows.slice(0, MOST_NAMED).map(({ row, name }) => ({ row, name }))
  const named = first.map(({ row, name }) => `第 ${row} 行“${name}”`).join('、')
  const count = rows.length
  const more = count > MOST_NAMED ? `等 ${count} 行` : ''
  const because = { why: 'rows_held', holds, rows: first, count } as const
  return conflict(`${named}${more}${WHY[holds]}`, because)
}
