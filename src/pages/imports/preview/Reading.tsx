import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '@/client/call'
import { useRefusalWords } from '@/client/refusal-words'
import { Card } from '@/components/Card'
import { Progress } from '@/components/Progress'
import { Strip } from '@/components/Strip'
import type { ImportView } from '@/contract/imports'

interface ReadingProps {
  shown: ImportView
  /** All rows were looked at. */
  onRead: () => unknown
}

/** Has the rows of a large file looked at, a part after the other, as long as the page is open. */
function useReading({ shown: { street, import: id, progress: first }, onRead }: ReadingProps) {
  const [progress, setProgress] = useState(first)
  const [error, setError] = useState<unknown>()
  const left = useRef(false)
  const readOn = useCallback(async () => {
    setError(undefined)
    try {
      while (!left.current) {
        const answer = await call('imports.continue', { street, import: id })
        if (answer.import.state !== 'reading') return void (await onRead())
        setProgress(answer.import.progress)
      }
    } catch (reason) {
      setError(reason)
    }
  }, [street, id, onRead])
  useEffect(() => {
    left.current = false
    void readOn()
    return () => {
      left.current = true
    }
  }, [readOn])
  return { progress, error, readOn }
}

/** How far a large file was looked at. */
export function Reading(props: ReadingProps) {
  const { t } = useLingui()
  const words = useRefusalWords()
  const { progress, error, readOn } = useReading(props)
  const { done, total } = progress ?? { done: 0, total: 1 }
  const act = { label: t`接着检查`, onTap: () => void readOn() }
  return (
    <Card>
      {error !== undefined && <Strip tone="late" icon="warning" {...words(error)} act={act} />}
      <Progress label={t`正在检查每一行：${done} / ${total}`} share={done / total} />
      <View className="small">{t`还没有改动任何东西。离开这一页也会检查完，回来再看。`}</View>
    </Card>
  )
}
