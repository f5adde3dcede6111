import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Sheet } from '@/components/Sheet'
import { TextField } from '@/components/TextField'
import { readTicket } from '@/contract/tickets.rules'
import { Camera } from './Camera'

/** Longer than any ticket: what else was scanned is told to be none. */
const LONGEST = 400

interface ScanSheetProps {
  open: boolean
  busy: boolean
  onCode: (text: string) => void
  onClose: () => void
}

/** A browser's way to a ticket: its camera where it can read codes, a scanner that types, or pasting. */
export function ScanSheet({ open, busy, onCode, onClose }: ScanSheetProps) {
  const { t } = useLingui()
  const [typed, setTyped] = useState('')
  const take = (text: string) => {
    setTyped('')
    onCode(text)
  }
  // whoever scans with a machine that types has no hand for a button
  const type = (text: string) => (readTicket(text) ? take(text.trim()) : setTyped(text))
  return (
    <Sheet
      open={open}
      title={t`扫票`}
      onClose={onClose}
      foot={
        <Button
          disabled={typed.trim() === ''}
          busy={busy}
          onTap={() => take(typed.trim())}
        >{t`核对`}</Button>
      }
    >
      <Camera onCode={take} />
      <TextField
        label={t`票上的文字`}
        hint={t`用扫码枪对准票，或把票上的文字贴在这里。`}
        value={typed}
        onChange={type}
        maxLength={LONGEST}
        required
      />
    </Sheet>
  )
}
