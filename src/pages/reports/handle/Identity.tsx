import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { useRefusalWords } from '@/client/refusal-words'
import { useAct } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Choice } from '@/components/Choice'
import { Row } from '@/components/Row'
import { Strip } from '@/components/Strip'
import type { InputOf, OutputOf } from '@/contract'
import type { ReportView } from '@/contract/reports'
import './handle.scss'

type Purpose = InputOf<'reports.identity'>['purpose']

const call = (phone: string) => {
  Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined)
}

/** Who it is and where to call back; it stays on the screen only. */
function Known({ name, phone }: OutputOf<'reports.identity'>) {
  const { t } = useLingui()
  return (
    <>
      {name && <Row icon="person" tone="info" title={name} note={t`提交人`} />}
      {phone && (
        <Row
          icon="phone"
          tone="mine"
          title={phone}
          note={t`点一下就拨打`}
          onTap={() => call(phone)}
        />
      )}
      {!phone && <View className="small">{t`没有留电话，可以用进展或上门联系。`}</View>}
    </>
  )
}

interface IdentityProps {
  report: ReportView
  /** What it is for, where the step says so already. */
  purpose?: Purpose
}

/** The one way to who reported it: what for is asked first, and what a look leaves behind is said before. */
export function Identity({ report, purpose: given }: IdentityProps) {
  const { t } = useLingui()
  const words = useRefusalWords()
  const [purpose, setPurpose] = useState(given)
  const looking = useAct('reports.identity', ['history'])
  const { street, report: id } = report
  const look = () => {
    if (purpose) looking.mutate({ street, report: id, purpose })
  }
  if (looking.data) return <Known {...looking.data} />
  return (
    <View className="handle-identity">
      <Choice<Purpose>
        label={t`看提交人的联系方式，用来`}
        required
        hint={t`谁在什么时候、为了什么看过，会留下记录，也会告诉提交人。`}
        value={purpose}
        onChange={setPurpose}
        options={[
          { value: 'contact', label: t`联系本人` },
          { value: 'verify', label: t`核查结果` },
          { value: 'merge', label: t`确认是不是同一件事` },
        ]}
      />
      {looking.error && <Strip tone="late" icon="warning" {...words(looking.error)} />}
      <Button
        kind="second"
        icon="eye"
        disabled={!purpose}
        busy={looking.isPending}
        onTap={look}
      >{t`查看，并留下记录`}</Button>
    </View>
  )
}
