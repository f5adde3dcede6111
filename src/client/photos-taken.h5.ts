import { SHOWN_SIDE } from '@/contract/files'
import type { Chosen } from './photos-taken'
import type { PickedFile } from './pick-file'

/** Hardly to be seen, and a tenth of the bytes. */
const QUALITY = 0.85
/** What the cloud can read of what a browser cannot draw. */
const READABLE = ['image/jpeg', 'image/png', 'image/webp']

/** An old browser never says that the person turned back, and nothing waits for it. */
function files(most: number, from: 'camera' | 'either'): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = 'image/*'
    input.multiple = most > 1 && from === 'either'
    // with it a phone opens its camera at once, without it it lets the person choose
    if (from === 'camera') input.capture = 'environment'
    input.onchange = () => resolve([...(input.files ?? [])])
    input.oncancel = () => resolve([])
    input.click()
  })
}

/** A picture that a browser can draw, upright as the camera was held. */
function drawable(file: File): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const url = URL.createObjectURL(file)
    const image = new Image()
    const end = () => URL.revokeObjectURL(url)
    image.onload = () => {
      end()
      resolve(image)
    }
    image.onerror = () => {
      end()
      reject(new Error('not drawable'))
    }
    image.src = url
  })
}

/** As large as it is shown and no larger; where it was taken is not in it any more. */
async function shrunk(file: File): Promise<Blob | null> {
  const image = await drawable(file)
  const share = Math.min(1, SHOWN_SIDE / Math.max(image.naturalWidth, image.naturalHeight))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(image.naturalWidth * share))
  canvas.height = Math.max(1, Math.round(image.naturalHeight * share))
  const paper = canvas.getContext('2d')
  if (!paper) return null
  paper.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
}

async function pictureOf(file: File): Promise<PickedFile | { problem: 'unreadable' }> {
  const made = await shrunk(file).catch(() => null)
  const content = made ?? (READABLE.includes(file.type) ? file : undefined)
  if (!content) return { problem: 'unreadable' }
  return { name: 'photo.jpg', bytes: content.size, content }
}

/** Pictures of a camera or an album, made smaller where the browser can. Empty where the person turned back. */
export async function choosePictures(most: number, from: 'camera' | 'either'): Promise<Chosen> {
  const pictures: (PickedFile | { problem: 'unreadable' })[] = []
  // one after another: four of 50 million pixels at once are more than a phone holds
  for (const file of (await files(most, from)).slice(0, most)) pictures.push(await pictureOf(file))
  return { pictures }
}
