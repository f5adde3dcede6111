import { useLingui } from '@lingui/react/macro'
import { useNow } from '@/client/clock'
import { dayAt } from '@/client/event-words'
import { inLanguage } from '@/client/hours-words'
import { callPhone } from '@/client/reach'
import { roleWords } from '@/client/role-words'
import { Card } from '@/components/Card'
import { Row } from '@/components/Row'
import type { EventView } from '@/contract/events'

/** Who answers for it, one tap away; and when what people said of themselves is gone. */
export function OrganiserCard({ event }: { event: EventView }) {
  const { t, i18n } = useLingui()
  const now = useNow()
  const { organiser, questions, forgotten } = event
  const { name, role, operator, phone } = organiser
  const who = [operator ? inLanguage(i18n, operator) : roleWords(i18n, role), name]
  const day = dayAt(i18n, forgotten, now)
  const count = questions.length
  return (
    <Card>
      <Row
        icon="phone"
        tone="mine"
        title={t`打给组织者 ${phone}`}
        note={who.filter(Boolean).join(' · ')}
        onTap={() => callPhone(phone)}
      />
      <Row
        icon="lock"
        tone="info"
        title={t`报名信息到${day}删除`}
        note={
          count > 0
            ? t`报名时要回答 ${count} 个问题。回答、同行人的称呼和电话只给组织者看。`
            : t`同行人的称呼和电话只给组织者看。`
        }
      />
    </Card>
  )
}
