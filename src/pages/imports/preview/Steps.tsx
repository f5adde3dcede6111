import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import { useRefusalWords } from '@/client/refusal-words'
import { open, routes } from '@/client/routes'
import { useAct } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Confirm } from '@/components/Confirm'
import { Strip } from '@/components/Strip'
import type { ImportView } from '@/contract/imports'

type Asking = 'apply' | 'undo'

/** Everything that a row may have changed. */
const TOUCHES = ['imports', 'areas', 'appointments', 'doors', 'sites', 'history', 'codes']

/** Applying and undoing, each asked once. */
export function useSteps(shown: ImportView | undefined, refetch: () => unknown) {
  const { t } = useLingui()
  const [asking, setAsking] = useState<Asking>()
  const [last, setLast] = useState<Asking>()
  const apply = useAct('imports.apply', TOUCHES)
  const undo = useAct('imports.undo', TOUCHES)
  const doing = asking === 'undo' ? undo : apply
  const confirm = async () => {
    if (!shown || !asking) return
    const { street, import: id, version } = shown
    apply.reset()
    undo.reset()
    try {
      await doing.mutateAsync({ street, import: id, version })
      setLast(asking)
    } catch {
      setLast(undefined)
      void refetch()
    }
    setAsking(undefined)
  }
  const foot: ReactNode = shown && (shown.can.apply || shown.can.undo) && (
    <>
      {shown.can.undo && (
        <Button kind="second" onTap={() => setAsking('undo')}>{t`撤回这次导入`}</Button>
      )}
      {shown.can.apply && <Button onTap={() => setAsking('apply')}>{t`全部生效`}</Button>}
    </>
  )
  return {
    foot,
    asking,
    last,
    busy: doing.isPending,
    error: apply.error ?? undo.error,
    confirm,
    close: () => setAsking(undefined),
  }
}

interface StepsProps {
  shown: ImportView | undefined
  steps: ReturnType<typeof useSteps>
}

function useHint(shown: ImportView | undefined): string | undefined {
  const { t } = useLingui()
  if (shown?.state === 'expired') return t`这次导入放得太久，预览已经删除。请重新上传文件。`
  if (shown?.state !== 'preview') return undefined
  const { error, add, change } = shown.counts
  if (error > 0) return t`还有 ${error} 行有错。改好文件再上传一次；这一次什么都没有改动。`
  return add + change === 0 ? t`文件和现有内容一样，没有要改的。` : undefined
}

/** Where to look at what the file was about. */
function useSee(shown: ImportView | undefined) {
  const { t } = useLingui()
  if (!shown) return undefined
  const { street, kind } = shown
  if (kind === 'areas') return { label: t`看片区`, onTap: () => open(routes.tree(street)) }
  if (kind === 'appointments') {
    return { label: t`任职与交接`, onTap: () => open(routes.appointments(street)) }
  }
  if (kind === 'doors') return { label: t`看门户`, onTap: () => open(routes.doors(street)) }
  return { label: t`看站点`, onTap: () => open(routes.desk()) }
}

/** What happened, what stands in the way, and the question before a step. */
export function Steps({ shown, steps }: StepsProps) {
  const { t } = useLingui()
  const words = useRefusalWords()
  const hint = useHint(shown)
  const { asking, last, error } = steps
  const { add = 0, change = 0 } = shown?.counts ?? {}
  const done = { apply: t`已经全部生效`, undo: t`已经撤回，恢复到导入前` }
  const see = useSee(shown)
  return (
    <>
      {error && <Strip tone="late" icon="warning" {...words(error)} />}
      {!error && last && <Strip tone="open" icon="check" title={done[last]} act={see} />}
      {hint && <Strip tone="soon" icon="info" title={hint} />}
      <Confirm
        open={asking === 'apply'}
        title={t`让这份文件生效`}
        note={t`新增 ${add} 个，修改 ${change} 个，要么全部生效，要么一个都不改。之后可以撤回。`}
        act={t`全部生效`}
        busy={steps.busy}
        onConfirm={() => void steps.confirm()}
        onClose={steps.close}
      />
      <Confirm
        open={asking === 'undo'}
        title={t`撤回这次导入`}
        note={t`改过的恢复原样，新增的撤下。有人在这之后改过的，会告诉您是哪一行，什么都不会动。`}
        act={t`撤回这次导入`}
        busy={steps.busy}
        onConfirm={() => void steps.confirm()}
        onClose={steps.close}
      />
    </>
  )
}
