import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '@/client/call'
import { useRefusalWords } from '@/client/refusal-words'
import { saveBytes } from '@/client/save-file'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { CardHeading } from '@/components/CardHeading'
import { Strip } from '@/components/Strip'
import type { InputOf } from '@/contract'
import type { ExportFormat } from '@/contract/reports-figures'

/** The reports behind the figures as a file. */
export function Export({ counted }: { counted: InputOf<'reports.figures'> }) {
  const { t, i18n } = useLingui()
  const words = useRefusalWords()
  const [busy, setBusy] = useState<ExportFormat>()
  const [done, setDone] = useState<{ rows: number; more: boolean }>()
  const [error, setError] = useState<unknown>()
  const take = async (format: ExportFormat) => {
    setBusy(format)
    setDone(undefined)
    setError(undefined)
    try {
      const language = i18n.locale === 'en' ? ('en' as const) : ('zh' as const)
      const file = await call('reports.export', { ...counted, format, language })
      await saveBytes(file.name, file.base64, file.mime)
      setDone(file)
    } catch (reason) {
      setError(reason)
    }
    setBusy(undefined)
  }
  const rows = done?.rows ?? 0
  return (
    <Card>
      <CardHeading>{t`导出这些工单`}</CardHeading>
      <View className="small">
        {t`一件一行，撤回和并入的也在内。没有提交人的姓名和电话，文字里的号码也遮住；谁导出了、导出多少会留下记录。`}
      </View>
      {error !== undefined && <Strip tone="late" icon="warning" {...words(error)} />}
      {done && (
        <Strip
          tone={done.more ? 'soon' : 'open'}
          icon={done.more ? 'warning' : 'check'}
          title={t`导出了 ${rows} 件`}
          note={
            done.more ? t`还有更多没有导出，请选短一些的时间或一个区域，分几次导出。` : undefined
          }
        />
      )}
      <View className="wrapping figures-export">
        <Button
          kind="second"
          icon="download"
          busy={busy === 'xlsx'}
          onTap={() => void take('xlsx')}
        >{t`导出 Excel`}</Button>
        <Button
          kind="second"
          icon="download"
          busy={busy === 'csv'}
          onTap={() => void take('csv')}
        >{t`导出 CSV`}</Button>
      </View>
    </Card>
  )
}
