import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { aria } from '@/components/aria'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import type { DangerLine } from '@/contract/reports-words.rules'
import './reports.scss'

const call = (phoneNumber: string) =>
  void Taro.makePhoneCall({ phoneNumber }).catch(() => undefined)

/** Whom to call where life is in danger, above everything else; it stands in nobody's way. */
export function Danger({ lines }: { lines: readonly DangerLine[] }) {
  const { t } = useLingui()
  if (lines.length === 0) return null
  const names: Record<DangerLine, string> = {
    '110': t`打 110 报警`,
    '119': t`打 119 消防`,
    '120': t`打 120 急救`,
  }
  return (
    <Card tone="late">
      <View {...aria({ role: 'alert' })}>
        <View className="danger-is tone-late">{t`有人有危险，请先打电话`}</View>
        <View>{t`随手报没有人时时守着。打完电话，再把这里提交。`}</View>
      </View>
      <View className="danger-calls">
        {lines.map((line) => (
          <Button key={line} kind="second" icon="phone" onTap={() => call(line)}>
            {names[line]}
          </Button>
        ))}
      </View>
    </Card>
  )
}
