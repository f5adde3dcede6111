import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import * as v from 'valibot'
import { useRefusalWords } from '@/client/refusal-words'
import { useAct } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Heading } from '@/components/Heading'
import { Strip } from '@/components/Strip'
import { TextField } from '@/components/TextField'
import { type HomeAtDoor, Phone } from '@/contract/homes.shapes'
import type { StreetCode } from '@/contract/wire'
import { MOBILE_DIGITS } from '@/contract/wire'
import { TOUCHED } from './touched'

interface PhoneFieldProps {
  street: StreetCode
  person: Pick<HomeAtDoor, 'home' | 'version' | 'phone'>
}

/** The number that somebody is called on: another one, or none. */
export function PhoneField({ street, person }: PhoneFieldProps) {
  const { t } = useLingui()
  const words = useRefusalWords()
  const [typed, setTyped] = useState('')
  const [tried, setTried] = useState(false)
  const changing = useAct('homes.changePhone', TOUCHED)
  const { home, version, phone } = person
  const change = async (next: string | null) => {
    setTried(next !== null)
    if (next !== null && !v.is(Phone, next)) return
    const done = await changing
      .mutateAsync({ street, home, version, phone: next })
      .catch(() => undefined)
    if (!done) return
    setTyped('')
    setTried(false)
  }
  return (
    <>
      <View className="homes-part">
        <Heading level={3}>{t`电话`}</Heading>
      </View>
      <View className="numbers homes-line">{phone ?? t`没有留电话`}</View>
      {changing.error && <Strip tone="late" icon="warning" {...words(changing.error)} />}
      {changing.isSuccess && <Strip tone="open" icon="check" title={t`改好了`} />}
      <TextField
        label={t`新的手机号`}
        required
        hint={t`加密保存，只显示前三位和后四位`}
        keyboard="phone"
        value={typed}
        onChange={setTyped}
        maxLength={MOBILE_DIGITS}
        error={tried && !v.is(Phone, typed) ? t`请写 11 位手机号` : undefined}
      />
      <View className="homes-acts">
        <Button
          kind="second"
          busy={changing.isPending}
          onTap={() => void change(typed)}
        >{t`保存这个号码`}</Button>
        {phone && (
          <Button kind="quiet" busy={changing.isPending} onTap={() => void change(null)}>
            {t`不再留电话`}
          </Button>
        )}
      </View>
    </>
  )
}
