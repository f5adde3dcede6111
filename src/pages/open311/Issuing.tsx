import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import * as v from 'valibot'
import { useRefusalWords } from '@/client/refusal-words'
import { useAct } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Choice } from '@/components/Choice'
import { Sheet } from '@/components/Sheet'
import { Strip } from '@/components/Strip'
import { TextField } from '@/components/TextField'
import { MAX_KEY_NAME, Open311KeyName, type Open311May } from '@/contract/open311'
import type { StreetCode } from '@/contract/wire'
import { Copied } from './Copied'

interface Draft {
  name: string
  may: Open311May
}

/** The read-only one is the one that can do least. */
const EMPTY: Draft = { name: '', may: 'read' }

interface FieldsProps {
  draft: Draft
  set: (change: Partial<Draft>) => void
  wrong: boolean
}

function Fields({ draft, set, wrong }: FieldsProps) {
  const { t } = useLingui()
  return (
    <>
      <TextField
        label={t`给谁`}
        hint={t`单位和用途，比如“某物业 · 报修转办”。以后看见名字就知道是谁在用。`}
        error={wrong ? t`请写两个字以上` : undefined}
        required
        value={draft.name}
        maxLength={MAX_KEY_NAME}
        onChange={(name) => set({ name })}
      />
      <Choice
        label={t`可以做什么`}
        hint={t`只看公开的随手报，不用密钥也行；有密钥可以查得更频繁。`}
        required
        value={draft.may}
        options={[
          { value: 'read', label: t`只能查询` },
          { value: 'write', label: t`可以查询和提交` },
        ]}
        onChange={(may) => set({ may })}
      />
    </>
  )
}

function Shown({ name, secret }: { name: string; secret: string }) {
  const { t } = useLingui()
  return (
    <>
      <Strip
        tone="soon"
        icon="eye"
        title={t`只显示这一次`}
        note={t`请现在复制，只交给${name}。这里不保存，丢了就收回再发一个。`}
      />
      <View className="open311-part">
        <Copied words={secret} label={t`复制密钥`} kind="main" />
      </View>
    </>
  )
}

/** Issues a key, and shows it this once; what is typed stays until it is issued. */
export function Issuing({ street }: { street: StreetCode }) {
  const { t } = useLingui()
  const words = useRefusalWords()
  const [open, setOpen] = useState(false)
  const [draft, setDraft] = useState(EMPTY)
  const [wrong, setWrong] = useState(false)
  const issuing = useAct('open311.issueKey', ['open311'])
  const made = issuing.data
  const holder = made?.key.name
  const send = async () => {
    const name = v.safeParse(Open311KeyName, draft.name)
    setWrong(!name.success)
    if (!name.success) return
    const done = await issuing.mutateAsync({ street, ...draft }).catch(() => undefined)
    if (done) setDraft(EMPTY)
  }
  const close = () => {
    setOpen(false)
    // nothing of a key stays behind
    issuing.reset()
  }
  return (
    <>
      <Button icon="plus" onTap={() => setOpen(true)}>{t`发一个密钥`}</Button>
      <Sheet
        open={open}
        title={holder ? t`${holder}的密钥` : t`发一个密钥`}
        onClose={close}
        foot={
          made ? (
            <Button kind="second" onTap={close}>{t`已经交给对方`}</Button>
          ) : (
            <Button busy={issuing.isPending} onTap={() => void send()}>{t`发出密钥`}</Button>
          )
        }
      >
        {issuing.error && <Strip tone="late" icon="warning" {...words(issuing.error)} />}
        {made ? (
          <Shown name={made.key.name} secret={made.secret} />
        ) : (
          <Fields draft={draft} set={(change) => setDraft({ ...draft, ...change })} wrong={wrong} />
        )}
      </Sheet>
    </>
  )
}
