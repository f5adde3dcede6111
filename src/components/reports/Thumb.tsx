import { Image } from '@tarojs/components'
import './reports.scss'

interface ThumbProps {
  src: string
  className: 'photo' | 'report-thumb'
  /** What a screen reader says; nothing where the words beside it say it. */
  says?: string
}

/** A photo, small. On a phone it is fetched only once it is about to be seen. */
export function Thumb({ src, className, says = '' }: ThumbProps) {
  const target =
    process.env.TARO_ENV === 'h5'
      ? { imgProps: { alt: says } }
      : { lazyLoad: true, ariaLabel: says }
  return <Image className={className} src={src} mode="aspectFill" {...target} />
}
