import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { copyText } from '@/client/copy'
import { Button } from '@/components/Button'

interface CopiedProps {
  words: string
  /** 复制地址 */
  label: string
  kind: 'main' | 'second'
}

/** A word too long to type, to be read and to be copied. */
export function Copied({ words, label, kind }: CopiedProps) {
  const { t } = useLingui()
  const [copied, setCopied] = useState(false)
  return (
    <>
      <View className="strong open311-word">{words}</View>
      <View className="open311-line">
        <Button kind={kind} onTap={() => void copyText(words).then(setCopied)}>
          {copied ? t`已复制` : label}
        </Button>
      </View>
    </>
  )
}
