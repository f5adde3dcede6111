import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { writeDraft } from '@/client/drafts'
import { momentWords } from '@/client/history-words'
import { again, discard, edit, type OutboxItem, withoutPhotos } from '@/client/outbox'
import { routes } from '@/client/routes'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Confirm } from '@/components/Confirm'
import { StateTag } from '@/components/reports/StateTag'
import { Strip } from '@/components/Strip'
import type { StreetCode } from '@/contract/wire'
import { draftName, draftOf } from './draft'
import { useOutboxWords } from './useOutboxWords'
import './reports.scss'

interface OutboxCardProps {
  street: StreetCode
  item: OutboxItem
  /** Opens the form with what came back. */
  onEdited: (url: string) => void
}

/** A report that is not with the cloud yet: what it waits for, or why it came back and what to do. */
export function OutboxCard({ street, item, onEdited }: OutboxCardProps) {
  const { t, i18n } = useLingui()
  const [asking, setAsking] = useState(false)
  const [arrived, setArrived] = useState(false)
  const { client, told, photos, unsure } = item
  const { tag, title, note, acts } = useOutboxWords(item)
  const change = () => {
    const entry = edit(client)
    if (!entry) return setArrived(true)
    writeDraft(draftName(client), draftOf(entry))
    onEdited(routes.editReport(street, client))
  }
  const count = photos.length
  const what = told.words?.trim() || t`${count} 张照片`
  return (
    <Card edge={tag.tone}>
      <View className="report-top">
        <View className="report-title strong">{title}</View>
        <StateTag {...tag} />
      </View>
      <View className="report-words">{what}</View>
      <View className="small">{note}</View>
      <View className="small numbers">{momentWords(i18n, new Date(item.at).toISOString())}</View>
      {arrived && <Strip tone="soon" icon="info" title={t`它可能已经送到了，先等一等再改。`} />}
      <View className="wrapping outbox-acts">
        {acts.again && <Button kind="second" onTap={() => again(client)}>{t`再发一次`}</Button>}
        {acts.without && (
          <Button kind="second" onTap={() => withoutPhotos(client)}>{t`不带照片发送`}</Button>
        )}
        {acts.edit && <Button kind="second" icon="edit" onTap={change}>{t`改一改`}</Button>}
        <Button kind="quiet" icon="trash" onTap={() => setAsking(true)}>{t`删掉`}</Button>
      </View>
      <Confirm
        open={asking}
        title={t`删掉这一件`}
        note={
          unsure
            ? t`它可能已经送到了；删掉的只是这台手机上的一份，照片也一起删掉。`
            : t`写的和拍的都会从这台手机上删掉，不会发送。`
        }
        act={t`删掉`}
        onConfirm={() => discard(client)}
        onClose={() => setAsking(false)}
      />
    </Card>
  )
}
