import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Image, View } from '@tarojs/components'
import { useEffect, useMemo, useState } from 'react'
import { both, named } from '@/client/both-words'
import type { Door } from '@/client/door'
import { keepAwake } from '@/client/keep-awake'
import { aria } from '@/components/aria'
import { qrImage } from '@/components/qr-image'
import { CODE_SECONDS, type DoorEvent } from '@/contract/checkins'

const SECOND = 1000

/** What the screen shows, looked at anew each second. */
function useCode(door: Door) {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), SECOND)
    return () => clearInterval(timer)
  }, [])
  const code = door.code()
  const left = code ? Math.max(0, Math.ceil((code.until - now) / SECOND)) : 0
  return { text: code?.text, left }
}

/** How long the code still stands, as a ring that closes and as a number. */
function Ring({ left }: { left: number }) {
  const { t } = useLingui()
  const share = Math.round((100 * left) / CODE_SECONDS)
  return (
    <View className="screen-left">
      <View
        className="screen-ring"
        style={{ background: `conic-gradient(var(--river) ${share}%, var(--hair) 0)` }}
      />
      <View className="small numbers">{t`${left} 秒后换新码`}</View>
    </View>
  )
}

/** The code of the door, large, for whoever stands before it; both languages at once. */
export function Code({ door, about }: { door: Door; about: DoorEvent }) {
  const { t } = useLingui()
  const { text, left } = useCode(door)
  const image = useMemo(() => (text ? qrImage(text, 'M') : undefined), [text])
  useEffect(keepAwake, [])
  const title = named(about.title)
  const scan = both(msg`打开微信扫一扫，自己签到`)
  const said = t`签到的二维码，每 ${CODE_SECONDS} 秒换一次`
  const alt = process.env.TARO_ENV === 'h5' ? { imgProps: { alt: said } } : { ariaLabel: said }
  return (
    <View className="screen">
      <View {...aria({ role: 'heading', level: 1 })}>
        <View className="screen-title">{title.zh}</View>
        {title.en && title.en !== title.zh && <View>{title.en}</View>}
      </View>
      <View className="screen-code">
        {image && <Image className="screen-qr" src={image} {...alt} />}
      </View>
      <Ring left={left} />
      <View>
        <View className="screen-scan">{scan.zh}</View>
        <View>{scan.en}</View>
      </View>
    </View>
  )
}
