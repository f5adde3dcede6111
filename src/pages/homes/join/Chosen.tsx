import { useLingui } from '@lingui/react/macro'
import { doorWords } from '@/client/door-words'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Row } from '@/components/Row'
import type { Joining } from './useJoining'

interface ChosenProps extends Pick<Joining, 'draft' | 'choose'> {
  /** The grid of the code, where one was scanned. */
  grid: string | undefined
}

/** What was chosen so far, each with the way back to choose again. */
export function Chosen({ draft, choose, grid }: ChosenProps) {
  const { t, i18n } = useLingui()
  const { to, building, door } = draft
  const again = (name: string, onTap: () => void) => (
    <Button kind="quiet" name={t`换一个：${name}`} onTap={onTap}>{t`换一个`}</Button>
  )
  if (to === 'grid' && grid) {
    const side = again(grid, () => choose({ to: null }))
    return (
      <Card>
        <Row icon="area" tone="mine" title={grid} note={t`只加入微网格，不登记门牌`} side={side} />
      </Card>
    )
  }
  if (!building) return null
  const room = door && doorWords(i18n, door)
  return (
    <Card>
      <Row
        icon="home"
        tone="mine"
        title={building.address}
        side={again(building.address, () => choose({ building: null, door: null }))}
      />
      {room && <Row title={room} side={again(room, () => choose({ door: null }))} />}
    </Card>
  )
}
