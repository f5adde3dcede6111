import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { copyText } from '@/client/copy'
import { useRefusalWords } from '@/client/refusal-words'
import { Button } from '@/components/Button'
import { Heading } from '@/components/Heading'
import { Sheet } from '@/components/Sheet'
import { Strip } from '@/components/Strip'
import { WriteFirst } from '@/components/WriteFirst'
import './handle.scss'

interface StepSheetProps {
  title: string
  /** What will happen, and whether it can be taken back. */
  note: string
  /** On the button, in the words of the deed. */
  act: string
  /** Whether it can still be done: it may have changed while somebody wrote. */
  allowed: boolean
  /** What was written: never lost, whatever happened meanwhile. */
  typed?: string
  disabled?: boolean
  busy: boolean
  error: unknown
  onSend: () => void
  onClose: () => void
  children?: ReactNode
}

/** Somebody else was quicker: what was written can be taken along. */
function Left({ typed }: { typed: string }) {
  const { t } = useLingui()
  const [copied, setCopied] = useState(false)
  const copy = async () => setCopied(await copyText(typed))
  return (
    <>
      <Heading level={3}>{t`您写的话没有发出，还留在这里`}</Heading>
      <View className="report-said">{typed}</View>
      <Button kind="second" icon={copied ? 'check' : undefined} onTap={() => void copy()}>
        {copied ? t`已复制` : t`复制这段话`}
      </Button>
    </>
  )
}

/** One step over the page: what it does, what it needs to know, and its one button under the thumb. */
export function StepSheet(props: StepSheetProps) {
  const { title, note, act, allowed, typed = '', disabled, busy, error, onSend, onClose } = props
  const { t } = useLingui()
  const words = useRefusalWords()
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      foot={
        allowed && (
          <Button busy={busy} disabled={disabled} onTap={onSend}>
            {act}
          </Button>
        )
      }
    >
      {error != null && <Strip tone="late" icon="warning" {...words(error)} />}
      <WriteFirst />
      {allowed && <View className="handle-note">{note}</View>}
      {allowed && props.children}
      {!allowed && (
        <View className="handle-note">{t`这一步现在不用办了，请关上看看现在到哪里。`}</View>
      )}
      {!allowed && typed.trim() !== '' && <Left typed={typed} />}
    </Sheet>
  )
}
