import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '@/client/call'
import { useRefusalWords } from '@/client/refusal-words'
import { saveFile } from '@/client/save-file'
import { Button } from '@/components/Button'
import { Heading } from '@/components/Heading'
import { Strip } from '@/components/Strip'
import type { ImportKind } from '@/contract/imports'
import type { StreetCode } from '@/contract/wire'

interface TemplateProps {
  street: StreetCode
  kind: ImportKind
}

/** The columns with one row as an example. */
export function Template({ street, kind }: TemplateProps) {
  const { t } = useLingui()
  const words = useRefusalWords()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const download = async () => {
    setBusy(true)
    setError(undefined)
    try {
      const { fileName, type, text } = await call('imports.template', { street, kind })
      await saveFile(fileName, text, type)
    } catch (reason) {
      setError(reason)
    }
    setBusy(false)
  }
  return (
    <View className="import-step">
      <Heading level={3}>
        {kind === 'areas' ? t`1 下载模板，照它的写法画好` : t`1 下载模板，按列填好`}
      </Heading>
      <View className="small">
        {kind === 'areas'
          ? t`里面是三个例子片区，画的时候请换掉；带上街道自己的文件就是全部片区。`
          : t`第一行是列名，第二行是例子，填的时候请换掉。`}
      </View>
      {error !== undefined && <Strip tone="late" icon="warning" {...words(error)} />}
      <Button kind="second" icon="download" busy={busy} onTap={() => void download()}>
        {t`下载模板`}
      </Button>
    </View>
  )
}
