import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { KeptPhoto } from '@/client/outbox/entry'
import { dropPhoto, type PhotoProblem, takePhotos, usePhotoUrl } from '@/client/photos'
import { Card } from '@/components/Card'
import { Icon } from '@/components/Icon'
import { Thumb } from '@/components/reports/Thumb'
import { Strip } from '@/components/Strip'
import { Tap } from '@/components/Tap'
import '../../components/reports/reports.scss'
import { MAX_PHOTOS } from '@/contract/reports'
import './reports.scss'

interface OneProps {
  photo: KeptPhoto
  place: number
  onRemove: () => void
}

/** A photo that is kept on this phone, with the way to leave it out. */
function One({ photo, place, onRemove }: OneProps) {
  const { t } = useLingui()
  const url = usePhotoUrl(photo.client)
  return (
    <View className="photo-slot">
      {url ? (
        <Thumb className="photo" src={url} says={t`第 ${place} 张照片`} />
      ) : (
        <View className="photo photo-none small">
          {url === null ? t`照片不在了，请重拍` : t`正在打开`}
        </View>
      )}
      <Tap className="photo-remove" name={t`去掉第 ${place} 张照片`} onTap={onRemove}>
        <View className="photo-cross">
          <Icon name="cross" size="s" />
        </View>
      </Tap>
    </View>
  )
}

/** What keeps the photos: a report that is written, or a step on one. */
interface PhotosForm {
  draft: { photos: KeptPhoto[] }
  latest(): { photos: KeptPhoto[] }
  set(change: { photos: KeptPhoto[]; refused: null }): unknown
}

/** The photos, first of all and not needed. */
export function PhotosField({ form, error }: { form: PhotosForm; error: string | undefined }) {
  const { t } = useLingui()
  const [problem, setProblem] = useState<PhotoProblem>()
  const [taking, setTaking] = useState(false)
  const { photos } = form.draft
  const room = MAX_PHOTOS - photos.length
  const why: Record<PhotoProblem, string> = {
    denied: t`没有用相机或相册的权限。可以在设置里打开，也可以只写一句话。`,
    full: t`手机存储满了，照片没有留下。先腾一些地方，再拍一次。`,
    too_large: t`这张照片太大了，请换一张。`,
    unreadable: t`这张照片打不开，请换一张。`,
  }
  const take = async () => {
    setTaking(true)
    const taken = await takePhotos(room)
    setTaking(false)
    setProblem(taken.problem)
    if (taken.photos.length > 0) {
      const kept = form.latest().photos
      form.set({ photos: [...kept, ...taken.photos], refused: null })
    }
  }
  const remove = ({ client }: KeptPhoto) => {
    form.set({ photos: photos.filter((one) => one.client !== client), refused: null })
    void dropPhoto(client)
  }
  const said = error ?? (problem && why[problem])
  return (
    <Card>
      <View className="photos">
        {photos.map((photo, i) => (
          <One key={photo.client} photo={photo} place={i + 1} onRemove={() => remove(photo)} />
        ))}
        {room > 0 && (
          <Tap className="photo photo-add" disabled={taking} onTap={() => void take()}>
            <Icon name="camera" tone="mine" />
            <View className="strong">{photos.length === 0 ? t`拍照片` : t`再拍一张`}</View>
            {photos.length === 0 && <View className="small">{t`可不拍`}</View>}
          </Tap>
        )}
      </View>
      {said && (
        <View className="photos-said">
          <Strip tone="late" icon="warning" title={said} />
        </View>
      )}
    </Card>
  )
}
