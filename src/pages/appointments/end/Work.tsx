import { useLingui } from '@lingui/react/macro'
import { dateWords } from '@/client/day-words'
import { roleWords } from '@/client/role-words'
import { Card } from '@/components/Card'
import { Choice } from '@/components/Choice'
import { Row } from '@/components/Row'
import { Strip } from '@/components/Strip'
import type { OpenWork } from '@/contract/appointments'
import type { PersonId } from '@/contract/wire'

/** More are not compared by anybody; the least busy come first. */
const SHOWN = 8

interface WorkProps {
  work: OpenWork
  to: PersonId | undefined
  onChange: (to: PersonId) => void
}

/** One piece of work, and who is next. */
export function Work({ work, to, onChange }: WorkProps) {
  const { t, i18n } = useLingui()
  const { title, candidates } = work
  const due = dateWords(i18n, work.due)
  const options = candidates.slice(0, SHOWN).map(({ person, name, role, open }) => {
    const held = roleWords(i18n, role)
    return { value: person, label: t`${name}（${held}，手上 ${open} 件）` }
  })
  return (
    <Card>
      <Row icon="bubble" title={t`答复 ${title}`} note={t`${due}前，期限不变`} />
      {options.length > 0 ? (
        <Choice<PersonId>
          label={t`${title} 由谁接手`}
          required
          value={to}
          onChange={onChange}
          options={options}
        />
      ) : (
        <Strip
          tone="late"
          icon="warning"
          title={t`现在没有人可以接手`}
          note={t`请先任命一位，等他接受邀请，再来交接。`}
        />
      )}
    </Card>
  )
}
