import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { importKindWords } from '@/client/import-words'
import { open, routes } from '@/client/routes'
import { useMe } from '@/client/session'
import { currentStreet } from '@/client/street'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Choice } from '@/components/Choice'
import { Heading } from '@/components/Heading'
import { Locked } from '@/components/Locked'
import { PageFrame } from '@/components/PageFrame'
import { PageState } from '@/components/PageState'
import { ImportKind } from '@/contract/imports'
import type { StreetCode } from '@/contract/wire'
import { Past } from './Past'
import { Template } from './Template'
import { Upload } from './Upload'
import './imports.scss'

function Importing({ street }: { street: StreetCode }) {
  const { t, i18n } = useLingui()
  const [kind, setKind] = useState<ImportKind>('sites')
  const kinds = ImportKind.options.map((value) => ({ value, label: importKindWords(i18n, value) }))
  return (
    <View className="columns">
      <View className="column">
        <Card>
          <Choice label={t`导入什么`} required value={kind} onChange={setKind} options={kinds} />
          <Template street={street} kind={kind} />
          <Upload street={street} kind={kind} />
        </Card>
      </View>
      <View className="column">
        <Heading level={2}>{t`导入过的文件`}</Heading>
        <Past street={street} />
      </View>
    </View>
  )
}

/** Brings in things from a table: nothing happens before somebody saw what each row will do. */
export default function Imports() {
  const { t } = useLingui()
  const street = (useRouter().params.street ?? currentStreet()) as StreetCode
  const asked = useMe()
  return (
    <PageFrame wide title={t`从表格导入`}>
      <PageState outer query={asked}>
        {(me) =>
          me.can.importFiles ? (
            <Importing street={street} />
          ) : (
            <Locked title={t`导入由街道工作人员办理`} />
          )
        }
      </PageState>
      <Button kind="quiet" icon="bubble" onTap={() => open(routes.complain(street))}>
        {t`我有意见`}
      </Button>
    </PageFrame>
  )
}
