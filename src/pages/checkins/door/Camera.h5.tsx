import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'

interface CameraProps {
  onCode: (text: string) => void
}

interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { rawValue: string }[]>
}

/** Of some browsers only. */
type Detecting = new (options: { formats: readonly string[] }) => Detector

/** Between two looks at the picture, ms. */
const LOOK = 250

function detector(): Detector | undefined {
  const Known = (window as { BarcodeDetector?: Detecting }).BarcodeDetector
  return Known && 'mediaDevices' in navigator ? new Known({ formats: ['qr_code'] }) : undefined
}

/** Looks through a camera until it reads a code; the same one is told once. Answers how to stop. */
function look(
  video: HTMLVideoElement,
  reader: Detector,
  told: (text: string) => void,
  failed: () => void,
): () => void {
  let stopped = false
  let stream: MediaStream | undefined
  let last = ''
  const step = async () => {
    if (stopped) return
    const [found] = await reader.detect(video).catch(() => [])
    if (found && found.rawValue !== last) {
      last = found.rawValue
      told(last)
    }
    setTimeout(() => void step(), LOOK)
  }
  const start = async () => {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
    video.srcObject = stream
    await video.play()
    await step()
  }
  start().catch(failed)
  return () => {
    stopped = true
    for (const track of stream?.getTracks() ?? []) track.stop()
  }
}

/** The browser's camera, where it can read codes; otherwise nothing, and the words below stand alone. */
export function Camera({ onCode }: CameraProps) {
  const { t } = useLingui()
  const video = useRef<HTMLVideoElement>(null)
  const told = useRef(onCode)
  told.current = onCode
  const [reader] = useState(detector)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    if (!reader || !video.current) return undefined
    return look(
      video.current,
      reader,
      (text) => told.current(text),
      () => setFailed(true),
    )
  }, [reader])
  if (!reader) return null
  if (failed) return <View className="small">{t`没有打开摄像头；可以把票上的文字贴在下面。`}</View>
  return <video ref={video} className="door-camera" muted playsInline aria-label={t`摄像头画面`} />
}
