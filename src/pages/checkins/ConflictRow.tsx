import { useLingui } from '@lingui/react/macro'
import { clockAt } from '@/client/event-words'
import { Row } from '@/components/Row'
import type { DoorConflict } from '@/contract/checkins'

/** Two scans of one place: which was first, and what to do. */
export function ConflictRow({
  conflict: { way, name, first, second },
}: {
  conflict: DoorConflict
}) {
  const { t } = useLingui()
  const [one, other] = [clockAt(first.at), clockAt(second.at)]
  const [here, there] = [first.device, second.device]
  return (
    <Row
      icon="warning"
      tone="soon"
      title={name}
      note={
        way === 'in'
          ? t`${here} ${one} 先签到，${there} ${other} 又签到一次。按先到的记；请核对是不是同一个人，两个人都在的话给后一位现场登记。`
          : t`${here} ${one} 先签退，${there} ${other} 又签退一次。按先签退的记；时间不对的，请志愿者在服务时长里更正。`
      }
    />
  )
}
