import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { readCode } from '@/client/scan'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { CardHeading } from '@/components/CardHeading'
import { TextField } from '@/components/TextField'

interface CodeEntryProps {
  onCode: (scanned: string) => void
}

/** The camera on a phone; a browser takes what is printed under the code. */
export function CodeEntry({ onCode }: CodeEntryProps) {
  const { t } = useLingui()
  const [text, setText] = useState('')
  const read = async () => {
    const scanned = await readCode()
    if (scanned) onCode(scanned)
  }
  if (process.env.TARO_ENV !== 'h5') {
    return (
      <Button icon="scan" onTap={() => void read()}>
        {t`扫墙上的码`}
      </Button>
    )
  }
  const code = text.trim()
  return (
    <Card>
      <CardHeading>{t`用手机相机对准墙上的码`}</CardHeading>
      <TextField
        label={t`或者写下码下面的编号或网址`}
        value={text}
        onChange={setText}
        maxLength={300}
        required
      />
      <Button disabled={code === ''} onTap={() => onCode(code)}>
        {t`打开`}
      </Button>
    </Card>
  )
}
