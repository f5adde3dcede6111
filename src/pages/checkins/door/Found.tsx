import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useNow } from '@/client/clock'
import type { Door } from '@/client/door'
import { clockAt } from '@/client/event-words'
import { Card } from '@/components/Card'
import { Row } from '@/components/Row'
import { SearchField } from '@/components/SearchField'
import { Tag } from '@/components/Tag'
import type { DoorEvent, DoorLine } from '@/contract/checkins'
import { MAX_HOME_NAME } from '@/contract/homes'
import { PersonSheet } from './PersonSheet'
import type { Deeds } from './useDeeds'
import { whoWords } from './who-words'

/** Rows in sight; more letters find fewer. */
const SHOWN = 8

/** How somebody stands, in a word and a shape. */
function LineTag({ line }: { line: DoorLine }) {
  const { t } = useLingui()
  if (line.stands === 'waiting') return <Tag tone="soon">{t`候补`}</Tag>
  if (line.stands === 'none') return <Tag tone="plain">{t`已取消`}</Tag>
  const held = line.places.filter((place) => place.held)
  const came = held.flatMap((place) => place.came ?? []).sort()
  const [first] = came
  if (first === undefined) return <Tag tone="info">{t`还没到`}</Tag>
  if (held.every((place) => place.left !== null)) return <Tag tone="plain">{t`已离开`}</Tag>
  if (came.length < held.length) return <Tag tone="soon">{t`到了 ${came.length}`}</Tag>
  const at = clockAt(first)
  return <Tag tone="open">{t`${at} 到`}</Tag>
}

interface FoundProps {
  door: Door
  about: DoorEvent
  deeds: Deeds
}

/** Whoever has no ticket at hand is found by name, or by the last four digits of their phone. */
export function Found({ door, about, deeds }: FoundProps) {
  const { t, i18n } = useLingui()
  const now = useNow()
  const [typed, setTyped] = useState('')
  const [chosen, choose] = useState<DoorLine>()
  const found = door.find(typed)
  return (
    <>
      <SearchField
        label={t`姓名，或手机号后四位`}
        value={typed}
        onChange={setTyped}
        maxLength={MAX_HOME_NAME}
      />
      {typed.trim() !== '' && (
        <Card>
          {found.length === 0 && (
            <View className="small">{t`没有找到。换个字再找，或按现场登记。`}</View>
          )}
          {found.slice(0, SHOWN).map((line) => {
            const { tail } = line
            const held = { ...line, places: line.places.filter((place) => place.held) }
            const who = whoWords(i18n, held, about, now)
            return (
              <Row
                key={line.signup}
                title={who}
                note={tail ? t`手机尾号 ${tail}` : line.walkIn ? t`现场登记` : undefined}
                side={<LineTag line={line} />}
                onTap={() => choose(line)}
              />
            )
          })}
          {found.length > SHOWN && <View className="small">{t`还有更多，请多写一个字。`}</View>}
        </Card>
      )}
      <PersonSheet
        key={chosen?.signup}
        line={chosen}
        about={about}
        deeds={deeds}
        onClose={() => choose(undefined)}
        onDone={() => {
          choose(undefined)
          setTyped('')
        }}
      />
    </>
  )
}
