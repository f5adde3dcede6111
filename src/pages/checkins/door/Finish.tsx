import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import type { Closed, Door, Stands } from '@/client/door'
import { Button } from '@/components/Button'
import { Confirm } from '@/components/Confirm'
import { Strip } from '@/components/Strip'

interface FinishProps {
  door: Door
  stands: Stands
  onClosed: () => void
}

/** Gives the device back: everything is uploaded, then nothing of the event is left on it. */
export function Finish({ door, stands: { waiting }, onClosed }: FinishProps) {
  const { t } = useLingui()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [came, setCame] = useState<Closed>()
  const close = async () => {
    setBusy(true)
    const answer = await door.close()
    setBusy(false)
    setCame(answer)
    if (answer === 'closed') onClosed()
  }
  return (
    <>
      <Button kind="second" icon="lock" onTap={() => setAsking(true)}>
        {t`交还这台设备`}
      </Button>
      <Confirm
        open={asking}
        title={t`交还这台设备`}
        note={
          waiting > 0
            ? t`先上传还没传的 ${waiting} 条，再清空这台设备上的名单和密钥，余位还给大家。`
            : t`清空这台设备上的名单和密钥，余位还给大家。已经签到的都在服务器上。`
        }
        act={t`交还并清空`}
        busy={busy}
        onConfirm={() => void close()}
        onClose={() => setAsking(false)}
      >
        {came === 'behind' && (
          <Strip
            tone="soon"
            icon="offline"
            title={t`还有 ${waiting} 条没有上传`}
            note={t`没有清空任何内容。请连上网络，再交还一次。`}
          />
        )}
        {came === 'ending' && (
          <Strip
            tone="soon"
            icon="offline"
            title={t`名单已经清空，还没有告诉服务器`}
            note={t`连上网络后会自动完成，余位就还给大家。`}
          />
        )}
      </Confirm>
    </>
  )
}
