import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useRefusalWords } from '@/client/refusal-words'
import { open, routes } from '@/client/routes'
import { Button } from '@/components/Button'
import { Sheet } from '@/components/Sheet'
import { Strip } from '@/components/Strip'
import './reports.scss'
import type { useKnown } from '@/client/known'

/** A report is somebody's: what is kept of that, before it is. What was typed stays meanwhile. */
export function KnownSheet({ known }: { known: ReturnType<typeof useKnown> }) {
  const { t } = useLingui()
  const words = useRefusalWords()
  const { asking, close, agree, busy, error } = known
  const browser = process.env.TARO_ENV === 'h5'
  const foot = browser ? (
    <Button onTap={() => open(routes.signin())}>{t`去登录`}</Button>
  ) : (
    <Button busy={busy} onTap={() => void agree()}>{t`同意并继续`}</Button>
  )
  return (
    <Sheet
      open={asking}
      title={browser ? t`先登录，再提交` : t`先让我们认得您`}
      onClose={close}
      foot={foot}
    >
      <View className="known-why">
        {browser
          ? t`登录以后，进展才能告诉您。写的和拍的都留在这台设备上，登录后回到这里接着提交。`
          : t`我们会保存您的微信账号在这个小程序里的编号，用来告诉您进展。不要手机号，不读头像和昵称；随时可以在“我的”里收回。`}
      </View>
      {error && <Strip tone="late" icon="warning" {...words(error)} />}
    </Sheet>
  )
}
