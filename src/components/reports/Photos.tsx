import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Tap } from '../Tap'
import './reports.scss'
import { Thumb } from './Thumb'

interface PhotosProps {
  photos: readonly { file: string; url: string; thumb: string }[]
}

/** Photos that may be shown, small; a tap shows one large. */
export function Photos({ photos }: PhotosProps) {
  const { t } = useLingui()
  const urls = photos.map(({ url }) => url)
  const enlarge = (url: string) =>
    void Taro.previewImage({ current: url, urls }).catch(() => undefined)
  const count = photos.length
  return (
    <View className="photos">
      {photos.map(({ file, url, thumb }, i) => {
        const place = i + 1
        return (
          <Tap key={file} name={t`看照片 ${place}，共 ${count} 张`} onTap={() => enlarge(url)}>
            <Thumb className="photo" src={thumb} />
          </Tap>
        )
      })}
    </View>
  )
}
