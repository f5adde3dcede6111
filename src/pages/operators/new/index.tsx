import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import * as v from 'valibot'
import { useDraft } from '@/client/drafts'
import { clientId } from '@/client/random'
import { useRefusalWords } from '@/client/refusal-words'
import { replace, routes } from '@/client/routes'
import { currentStreet } from '@/client/street'
import { useAct, useAsk } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Locked } from '@/components/Locked'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import { Strip } from '@/components/Strip'
import type { ClientId, StreetCode } from '@/contract/wire'
import { FormFields } from '../FormFields'
import { emptyForm, OperatorForm, readForm } from '../form'

const Typed = v.object({
  form: OperatorForm,
  /** Made at the first try, so that any further try stays the same operator. */
  client: v.nullable(v.string()),
})

function useCreating(street: StreetCode) {
  const empty = { form: emptyForm, client: null }
  const { draft, set, drop } = useDraft(`operator.new.${street}`, Typed, empty)
  const [tried, setTried] = useState(false)
  const creating = useAct('operators.create', ['operators', 'sites'])
  const { fields, problems } = readForm(draft.form)
  const send = async () => {
    setTried(true)
    if (problems.length > 0) return
    const client = (draft.client ?? (await clientId())) as ClientId
    set({ client })
    const made = await creating.mutateAsync({ street, client, ...fields }).catch(() => undefined)
    if (!made) return
    drop()
    replace(routes.operator(street, made.operator.operator))
  }
  return {
    form: draft.form,
    problems: tried ? problems : [],
    set: (change: Partial<OperatorForm>) => set({ form: { ...draft.form, ...change } }),
    busy: creating.isPending,
    error: creating.error,
    send,
  }
}

function Form({ street }: { street: StreetCode }) {
  const { t } = useLingui()
  const words = useRefusalWords()
  const { send, busy, error, ...filling } = useCreating(street)
  return (
    <>
      <FormFields {...filling} />
      {error && <Strip tone="late" icon="warning" {...words(error)} />}
      {filling.problems.length > 0 && <View className="small">{t`还有标红的地方要改好。`}</View>}
      <Button busy={busy} onTap={() => void send()}>{t`登记这家运营方`}</Button>
    </>
  )
}

/** Adds an operator with its contract to the street. */
export default function NewOperator() {
  const { t } = useLingui()
  const street = (useRouter().params.street ?? currentStreet()) as StreetCode
  const asked = useAsk('operators.list', { street }, { keep: false })
  const locked = { title: t`登记运营方由街道工作人员办理` }
  return (
    <PageFrame title={t`登记运营方`}>
      <PageState query={asked} locked={locked}>
        {({ can }) => (can.add ? <Form street={street} /> : <Locked {...locked} />)}
      </PageState>
    </PageFrame>
  )
}
