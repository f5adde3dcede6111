import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import * as v from 'valibot'
import { CallRefused } from '@/client/call'
import { useCorrections } from '@/client/corrections'
import { useHistory } from '@/client/history'
import { useRefusalWords } from '@/client/refusal-words'
import { useAct, useAsk } from '@/client/useAction'
import { Button } from '@/components/Button'
import { HistoryCard } from '@/components/HistoryCard'
import { Locked } from '@/components/Locked'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import { Strip } from '@/components/Strip'
import type { OutputOf } from '@/contract'
import type { OperatorView } from '@/contract/operators'
import type { OperatorId, StreetCode } from '@/contract/wire'
import { FormFields } from '../FormFields'
import { changesOf, formOf, OperatorForm, readForm } from '../form'

interface EditorProps {
  operator: OperatorView
  /** Asks anew what stands now. */
  again: () => Promise<{ data?: OutputOf<'operators.get'> | undefined }>
}

function useEditing({ operator: shown, again }: EditorProps) {
  const { street, operator } = shown
  const standing = formOf(shown)
  const kept = `operator.${operator}`
  const { form, version, set, follow, drop } = useCorrections(
    kept,
    v.partial(OperatorForm),
    standing,
    shown.version,
  )
  const update = useAct('operators.update', ['operators', 'sites', 'history'])
  const changes = changesOf(form, standing)
  const changed = Object.keys(changes).length
  const save = async () => {
    try {
      await update.mutateAsync({ street, operator, version, changes })
      drop()
    } catch {
      const now = (await again()).data?.operator.version
      if (now !== undefined) follow(now)
    }
  }
  return {
    ...{ form, set, save, drop, changed },
    problems: readForm(form).problems,
    saved: update.isSuccess && changed === 0,
    busy: update.isPending,
    error: changed > 0 ? update.error : null,
  }
}

function Editor(props: EditorProps) {
  const { t } = useLingui()
  const words = useRefusalWords()
  const { save, drop, changed, saved, busy, error, ...filling } = useEditing(props)
  const { street, operator } = props.operator
  const subject = { noun: 'operators', id: operator } as const
  const wrong = filling.problems.length > 0
  const count = changed
  return (
    <>
      <FormFields {...filling} />
      {error && <Strip tone="late" icon="warning" {...words(error)} />}
      {saved && <Strip tone="open" icon="check" title={t`已保存，马上对所有人生效`} />}
      {wrong && <View className="small">{t`还有标红的地方要改好。`}</View>}
      <Button disabled={changed === 0 || wrong} busy={busy} onTap={() => void save()}>
        {changed === 0 ? t`没有要保存的修改` : t`保存 ${count} 项修改`}
      </Button>
      {changed > 0 && <Button kind="quiet" disabled={busy} onTap={drop}>{t`放弃修改`}</Button>}
      <HistoryCard {...useHistory(street, subject)} />
    </>
  )
}

/** The contract of an operator, for the street's staff. */
export default function EditOperator() {
  const { t } = useLingui()
  const { street, operator } = useRouter().params as { street: StreetCode; operator: OperatorId }
  const asked = useAsk('operators.get', { street, operator }, { keep: false })
  const lost = (error: unknown) =>
    error instanceof CallRefused && ['not_found', 'invalid'].includes(error.code)
      ? { title: t`没有找到这个运营方`, note: t`可以回到运营方名单再看一次。` }
      : undefined
  return (
    <PageFrame title={t`修改运营方`}>
      <PageState query={asked} failure={lost} cards={3}>
        {({ operator: shown }) =>
          shown.can.edit ? (
            <Editor operator={shown} again={asked.refetch} />
          ) : (
            <Locked title={t`运营方和合同由街道管理`} />
          )
        }
      </PageState>
    </PageFrame>
  )
}
