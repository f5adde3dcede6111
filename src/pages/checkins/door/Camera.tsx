interface CameraProps {
  onCode: (text: string) => void
}

/** WeChat scans with a page of its own: there is nothing to show here. */
export function Camera(_: CameraProps) {
  return null
}
