import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { dateWords } from '@/client/day-words'
import { useCut } from '@/client/paging'
import { useRefusalWords } from '@/client/refusal-words'
import { useAct } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { CardHeading } from '@/components/CardHeading'
import { Confirm } from '@/components/Confirm'
import { Pager } from '@/components/Pager'
import { Row } from '@/components/Row'
import { Strip } from '@/components/Strip'
import { Tag } from '@/components/Tag'
import { dayOf } from '@/contract/calendar.rules'
import type { Open311Key } from '@/contract/open311'
import type { StreetCode } from '@/contract/wire'

const SHOWN = 10

/** What a key may, who issued it and whether it is in use. */
function useKeyWords() {
  const { t, i18n } = useLingui()
  return ({ may, by, issuedAt, used, revokedAt }: Open311Key): string[] => {
    const day = dateWords(i18n, dayOf(issuedAt))
    const ended = revokedAt && dateWords(i18n, dayOf(revokedAt))
    const last = used && dateWords(i18n, used)
    const rights = may === 'write' ? t`可以查询和提交` : t`只能查询`
    const use = ended ? t`${ended}收回` : last ? t`最近使用：${last}` : t`还没有用过`
    return [`${rights} · ${use}`, by ? t`${day}由${by}发出` : t`${day}发出`]
  }
}

function KeyRow({ issued, onRevoke }: { issued: Open311Key; onRevoke: () => void }) {
  const { t } = useLingui()
  const { name, revokedAt } = issued
  const words = useKeyWords()(issued)
  const side =
    revokedAt === null ? (
      <Button kind="quiet" name={t`收回${name}的密钥`} onTap={onRevoke}>{t`收回`}</Button>
    ) : (
      <Tag>{t`已收回`}</Tag>
    )
  return (
    <Row
      icon="lock"
      tone={revokedAt === null ? 'mine' : 'plain'}
      title={name}
      note={words.map((line) => <View key={line}>{line}</View>)}
      side={side}
    />
  )
}

/** Who has a key, each to be ended. */
export function Keys({ street, keys }: { street: StreetCode; keys: readonly Open311Key[] }) {
  const { t } = useLingui()
  const words = useRefusalWords()
  const [asking, setAsking] = useState<Open311Key>()
  const revoking = useAct('open311.revokeKey', ['open311', 'history'])
  const { shown, ...pages } = useCut(keys, SHOWN)
  const name = asking?.name ?? ''
  const revoke = async () => {
    if (!asking) return
    await revoking.mutateAsync({ street, key: asking.key }).catch(() => undefined)
    setAsking(undefined)
  }
  return (
    <Card>
      <CardHeading>{t`密钥`}</CardHeading>
      {revoking.error && <Strip tone="late" icon="warning" {...words(revoking.error)} />}
      {keys.length === 0 && (
        <View className="small">{t`还没有发出密钥。哪家要转来随手报，就给哪家发一个。`}</View>
      )}
      {shown.map((one) => (
        <KeyRow key={one.key} issued={one} onRevoke={() => setAsking(one)} />
      ))}
      <Pager {...pages} />
      <Confirm
        open={asking !== undefined}
        title={t`收回${name}的密钥`}
        note={t`下一次请求就不能再用，不能恢复；已经转来的随手报照常办理。要再用，重新发一个。`}
        act={t`收回密钥`}
        busy={revoking.isPending}
        onConfirm={() => void revoke()}
        onClose={() => setAsking(undefined)}
      />
    </Card>
  )
}
