import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { placeWords } from '@/client/home-words'
import { useRefusalWords } from '@/client/refusal-words'
import { useAct } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Confirm } from '@/components/Confirm'
import { Strip } from '@/components/Strip'
import { HOME_KEPT_DAYS } from '@/contract/homes.rules'
import type { MyHome } from '@/contract/homes.shapes'
import type { StreetCode } from '@/contract/wire'
import { TOUCHED } from './touched'

interface LeavingProps {
  street: StreetCode
  home: MyHome
  onLeft: (place: string) => void
}

/** Belonging there no longer, after one question. */
export function Leaving({ street, home, onLeft }: LeavingProps) {
  const { t, i18n } = useLingui()
  const words = useRefusalWords()
  const [asking, setAsking] = useState(false)
  const leaving = useAct('homes.leave', TOUCHED)
  const place = placeWords(i18n, home)
  const { own, name, state } = home
  const leave = async () => {
    const which = { street, home: home.home, version: home.version }
    const done = await leaving.mutateAsync(which).catch(() => undefined)
    if (done) onLeft(place)
  }
  const acts = { asked: t`撤回登记`, confirmed: t`退出这里`, refused: t`收起这一条` }
  const act = acts[state]
  const days = HOME_KEPT_DAYS
  return (
    <>
      <Button kind="quiet" onTap={() => setAsking(true)} name={`${act} ${place}`}>
        {act}
      </Button>
      <Confirm
        open={asking}
        title={own ? t`退出 ${place}` : t`替${name}退出 ${place}`}
        note={t`以后看不到这一户，也收不到这里的通知；在这里的代办一并结束。登记的内容 ${days} 天后删除。要回来可以重新登记。`}
        act={act}
        busy={leaving.isPending}
        onConfirm={() => void leave()}
        onClose={() => setAsking(false)}
      >
        {leaving.error && <Strip tone="late" icon="warning" {...words(leaving.error)} />}
      </Confirm>
    </>
  )
}
