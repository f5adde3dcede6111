import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { pickFile } from '@/client/pick-file'
import { useRefusalWords } from '@/client/refusal-words'
import { open, routes } from '@/client/routes'
import { upload } from '@/client/upload'
import { useAct } from '@/client/useAction'
import { Button } from '@/components/Button'
import { Heading } from '@/components/Heading'
import { Progress } from '@/components/Progress'
import { Strip } from '@/components/Strip'
import { MAX_FILE_BYTES } from '@/contract/files'
import { type ImportKind, MAX_IMPORT_ROWS } from '@/contract/imports'
import type { StreetCode } from '@/contract/wire'

interface UploadProps {
  street: StreetCode
  kind: ImportKind
}

/** Where the file is: on its way with a share, or being read by the cloud. */
type Under = { name: string; share: number } | { name: string; reading: true }

/** Chooses, sends and previews, one after the other. */
function useUpload({ street, kind }: UploadProps) {
  const [under, setUnder] = useState<Under>()
  const [error, setError] = useState<unknown>()
  const preview = useAct('imports.preview', ['imports'])
  const start = async () => {
    const file = await pickFile(kind === 'areas' ? ['geojson', 'json'] : ['csv', 'xlsx'])
    if (!file) return
    const { name } = file
    setError(undefined)
    setUnder({ name, share: 0 })
    try {
      const id = await upload(street, 'import', file, (share) => setUnder({ name, share }))
      setUnder({ name, reading: true })
      const answer = await preview.mutateAsync({ street, kind, file: id })
      open(routes.import(street, answer.import.import))
    } catch (reason) {
      setError(reason)
    }
    setUnder(undefined)
  }
  return { under, error, start }
}

/** The file goes past the functions; the preview opens when it was read. */
export function Upload(props: UploadProps) {
  const { t } = useLingui()
  const words = useRefusalWords()
  const { under, error, start } = useUpload(props)
  const most = MAX_FILE_BYTES.import / 1024 / 1024
  const rows = MAX_IMPORT_ROWS[props.kind]
  const name = under?.name
  const percent = under && 'share' in under ? Math.round(under.share * 100) : 100
  const label = under && 'share' in under ? t`正在上传 ${name}：${percent}%` : t`正在检查每一行`
  return (
    <View className="import-step">
      <Heading level={3}>{t`2 上传文件，先看预览`}</Heading>
      <View className="small">
        {props.kind === 'areas'
          ? t`GeoJSON（GCJ-02 坐标），最多 ${rows} 个片区、${most} MB。预览不会改动任何东西。`
          : t`CSV 或 XLSX，最多 ${rows} 行、${most} MB。预览不会改动任何东西。`}
      </View>
      {error !== undefined && <Strip tone="late" icon="warning" {...words(error, true)} />}
      {under && <Progress label={label} share={percent / 100} />}
      <Button icon="upload" busy={under !== undefined} onTap={() => void start()}>
        {t`选择文件上传`}
      </Button>
    </View>
  )
}
