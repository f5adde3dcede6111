import { useLingui } from '@lingui/react/macro'
import { fullDayWords, viaWords } from '@/client/handle-words'
import { roleWords } from '@/client/role-words'
import { Card } from '@/components/Card'
import { Row } from '@/components/Row'
import { StateTag } from '@/components/reports/StateTag'
import type { ReportView, ReportWork } from '@/contract/reports'

function Pause({ pause }: { pause: NonNullable<ReportWork['pause']> }) {
  const { t, i18n } = useLingui()
  const until = fullDayWords(i18n, pause.until)
  const asked = pause.state === 'asked'
  return (
    <Row
      icon="clock"
      tone={asked ? 'soon' : 'plain'}
      title={asked ? t`申请暂停到${until}，等批复` : t`暂停计时到${until}`}
      note={pause.reason}
    />
  )
}

interface WorkCardProps {
  report: ReportView
  /** The way to who reported it, where it is open. */
  onReporter: () => void
}

/** Who has it, and how who reported it can be reached. */
export function WorkCard({ report, onReporter }: WorkCardProps) {
  const { t, i18n } = useLingui()
  const { work, can } = report
  if (!work) return null
  const { owner, mine, via, reporter, returns, pause } = work
  const { name } = owner
  const knows: Record<ReportWork['reporter'], string> = {
    known: can.identity ? t`需要时可以看，会留下记录` : t`由办理的人联系`,
    hidden: t`提交人不公开身份，请用进展联系`,
    nobody: t`没有留下联系方式`,
  }
  return (
    <Card>
      <Row
        icon="person"
        tone="mine"
        title={mine ? t`在您手上` : t`在${name}手上`}
        note={[roleWords(i18n, owner.role), returns > 0 && t`退过 ${returns} 次`]
          .filter(Boolean)
          .join(' · ')}
        side={mine ? undefined : <StateTag tone="plain" words={t`别人办理`} />}
      />
      {pause && <Pause pause={pause} />}
      <Row
        icon="bubble"
        tone="info"
        title={t`提交人`}
        note={[viaWords(i18n, via), knows[reporter]].join(' · ')}
        onTap={can.identity ? onReporter : undefined}
      />
    </Card>
  )
}
