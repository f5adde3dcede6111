import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { CallRefused, call } from '@/client/call'
import { keepReceipt } from '@/client/receipts'
import { useRefusalWords } from '@/client/refusal-words'
import { open, routes } from '@/client/routes'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Strip } from '@/components/Strip'
import { TextField } from '@/components/TextField'
import type { StreetCode } from '@/contract/wire'

/** As printed in groups, copied with the number, or typed in capitals: the same receipt. */
const plain = (text: string) => text.replace(/\s/g, '')

/** Opens one that was sent elsewhere; whoever holds the receipt may keep it here. */
export function FindForm({ street }: { street: StreetCode }) {
  const { t } = useLingui()
  const words = useRefusalWords()
  const [number, setNumber] = useState('')
  const [letters, setLetters] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const find = async () => {
    const receipt = {
      street,
      number: plain(number).toUpperCase(),
      receipt: plain(letters).toLowerCase(),
    }
    setBusy(true)
    setError(undefined)
    try {
      await call('complaints.find', receipt)
      keepReceipt(receipt)
      setNumber('')
      setLetters('')
      open(routes.keptComplaint(street, receipt.number))
    } catch (reason) {
      setError(reason)
    }
    setBusy(false)
  }
  const apart =
    error instanceof CallRefused && (error.code === 'not_found' || error.code === 'invalid')
  const said = apart
    ? { title: t`编号和凭证对不上`, note: t`请再核对一遍，字母不分大小写。` }
    : words(error)
  return (
    <Card>
      <TextField
        label={t`编号`}
        hint={t`像 T20260105-0007`}
        required
        value={number}
        onChange={setNumber}
        maxLength={30}
      />
      <TextField
        label={t`凭证`}
        hint={t`提交后显示的 16 个字母和数字`}
        required
        value={letters}
        onChange={setLetters}
        maxLength={40}
      />
      {error !== undefined && <Strip tone="late" icon="warning" {...said} />}
      <Button
        kind="second"
        icon="search"
        busy={busy}
        disabled={plain(number) === '' || plain(letters) === ''}
        onTap={() => void find()}
      >
        {t`查找`}
      </Button>
    </Card>
  )
}
