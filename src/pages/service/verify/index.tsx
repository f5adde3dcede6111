import { useLingui } from '@lingui/react/macro'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { CallRefused } from '@/client/call'
import { replace, routes } from '@/client/routes'
import { currentStreet } from '@/client/street'
import { useAsk } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import { TextField } from '@/components/TextField'
import type { StreetCode } from '@/contract/wire'
import { Said } from './Said'

/** The contract takes no more; no number of ours comes near. */
const LONGEST = 40

function Ask({ street, number: given }: { street: StreetCode; number: string }) {
  const { t } = useLingui()
  const [number, setNumber] = useState(given)
  return (
    <Card>
      <TextField
        label={t`证明上的编号`}
        hint={t`像 Z20261123-0007-k7m2x9pq；横线可以不写，字母不分大小写`}
        required
        value={number}
        onChange={setNumber}
        maxLength={LONGEST}
      />
      <Button
        kind={given ? 'second' : 'main'}
        icon="search"
        disabled={number.trim() === ''}
        onTap={() => replace(routes.verify(street, number.trim()))}
      >{t`核验`}</Button>
    </Card>
  )
}

/** Whether a certificate holds, for anybody who has it in their hand: by its code or its number. */
export default function Verify() {
  const { t } = useLingui()
  const { street: said, number: given = '' } = useRouter().params
  const street = (said ?? currentStreet()) as StreetCode
  const number = given.slice(0, LONGEST).trim()
  // asked anew each time: what has ended must not look as if it held
  const asked = useAsk('service.verify', { street, number }, { when: number !== '', keep: false })
  const wrong = (error: unknown) =>
    error instanceof CallRefused && ['not_found', 'invalid'].includes(error.code)
      ? {
          title: t`没有这份证明`,
          note: t`请再核对一遍编号。仍然查不到的，不是这里出具的证明。`,
        }
      : undefined
  return (
    <PageFrame title={t`核验证明`}>
      {number !== '' && (
        <PageState query={asked} failure={wrong} cards={2}>
          {({ certificate }) => <Said street={street} certificate={certificate} />}
        </PageState>
      )}
      <Ask key={number} street={street} number={number} />
    </PageFrame>
  )
}
