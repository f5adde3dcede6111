import { useLingui } from '@lingui/react/macro'
import { Card } from '@/components/Card'
import { Toggle } from '@/components/Toggle'
import { MAX_EVENT_TITLE, MAX_EVENT_WORDS } from '@/contract/events'
import type { StreetCode } from '@/contract/wire'
import { BothFields } from './BothFields'
import { useFaultWords } from './fault-words'
import type { Editing } from './useEditing'
import { WhereField } from './WhereField'

/** What it is and where. */
export function BasicCard({ street, editing }: { street: StreetCode; editing: Editing }) {
  const { t } = useLingui()
  const { form, set, faults } = editing
  const fault = useFaultWords(faults)
  return (
    <Card>
      <BothFields
        label={t`叫什么`}
        value={form.title}
        onChange={(title) => set({ title })}
        english={form.english}
        maxLength={MAX_EVENT_TITLE}
        error={fault('title')}
      />
      <WhereField street={street} editing={editing} />
      <BothFields
        label={t`做什么`}
        hint={t`做什么、带什么、怎么找到`}
        multiline
        value={form.words}
        onChange={(words) => set({ words })}
        english={form.english}
        maxLength={MAX_EVENT_WORDS}
        error={fault('words')}
      />
      <Toggle
        label={t`同时写英文`}
        note={t`街上外国客人多；不写就只有中文`}
        checked={form.english}
        onChange={(english) => set({ english })}
      />
    </Card>
  )
}
