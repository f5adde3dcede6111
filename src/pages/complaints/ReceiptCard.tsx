import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { copyText } from '@/client/copy'
import type { Receipt } from '@/client/receipts'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import './complaints.scss'

/** Four letters and a gap: easier to read aloud and to copy by hand. */
const inGroups = (letters: string) => letters.replace(/(.{4})(?=.)/g, '$1 ')

/** What somebody who was not signed in needs to read the answer. */
export function ReceiptCard({ receipt }: { receipt: Receipt }) {
  const { t } = useLingui()
  const [copied, setCopied] = useState(false)
  const { number, receipt: letters } = receipt
  const copy = async () => setCopied(await copyText(`${number} ${letters}`))
  return (
    <Card>
      <Heading level={3}>{t`查看答复的凭证`}</Heading>
      <View className="receipt numbers">{inGroups(letters)}</View>
      <View className="small receipt-note">
        {t`您没有登录。凭证已留在这台手机上；换手机查看，要用编号和凭证。`}
      </View>
      <Button kind="second" icon={copied ? 'check' : undefined} onTap={() => void copy()}>
        {copied ? t`已复制` : t`复制编号和凭证`}
      </Button>
    </Card>
  )
}
