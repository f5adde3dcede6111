import type { OutputOf } from '@/contract'
import type { FilePurpose } from '@/contract/files'
import type { ClientId, FileId, StreetCode } from '@/contract/wire'
import { call } from './call'
import type { PickedFile } from './pick-file'
import { CallFailed } from './transport'
import { wechatCloud } from './wechat-cloud'

/** 0 to 1. */
type Progress = (share: number) => void

/** A line on which nothing moves for so long is dead, though the phone may never say so. */
const STILL_MS = 45_000

const unreachable = () => new CallFailed('unreachable')

/** Breaks off what stands still; each sign of life counts anew. */
function watched(breakOff: () => void) {
  let timer = setTimeout(breakOff, STILL_MS)
  return {
    moves() {
      clearTimeout(timer)
      timer = setTimeout(breakOff, STILL_MS)
    },
    ends: () => clearTimeout(timer),
  }
}

/** A browser tells how far the bytes are only of an XMLHttpRequest. */
function put(url: string, content: Blob, told: Progress): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    const request = new XMLHttpRequest()
    const watch = watched(() => request.abort())
    request.open('PUT', url)
    request.upload.onprogress = ({ loaded, total }) => {
      watch.moves()
      told(total > 0 ? loaded / total : 0)
    }
    request.onload = () => (request.status < 300 ? resolve() : reject(unreachable()))
    request.onerror = () => reject(unreachable())
    request.onabort = () => reject(unreachable())
    request.onloadend = watch.ends
    request.send(content)
  })
}

function toWechat(cloudPath: string, filePath: string, told: Progress): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    const lost = () => {
      watch.ends()
      reject(unreachable())
    }
    const task: unknown = wechatCloud().uploadFile({
      ...{ cloudPath, filePath, fail: lost },
      success: () => {
        watch.ends()
        resolve()
      },
    })
    const watch = watched(() => {
      if (isTask(task)) task.abort()
      lost()
    })
    if (!isTask(task)) return
    task.onProgressUpdate(({ progress }) => {
      watch.moves()
      told(progress / 100)
    })
  })
}

/** With `success` given, WeChat answers the task and not a promise of the end. */
interface Task {
  onProgressUpdate(listener: (state: { progress: number }) => void): void
  abort(): void
}

const isTask = (task: unknown): task is Task =>
  typeof task === 'object' && task !== null && 'onProgressUpdate' in task

/**
 * Sends bytes to where the cloud wants them.
 * @throws CallFailed where they did not arrive
 */
export async function sendBytes(
  to: OutputOf<'files.begin'>['to'],
  content: PickedFile['content'],
  told: Progress,
): Promise<void> {
  if (to.by === 'none') return
  if (to.by === 'put' && typeof content !== 'string') await put(to.url, content, told)
  else if (to.by === 'cloud' && typeof content === 'string') {
    await toWechat(to.cloudPath, content, told)
  } else throw unreachable()
}

/**
 * Sends a file past the functions to where the cloud wants it, and answers its id.
 * @param file with `client`, sent again it is the same file
 * @throws CallRefused where the cloud does not want it, CallFailed where the bytes did not arrive
 */
export async function upload(
  street: StreetCode,
  purpose: FilePurpose,
  { content, ...file }: PickedFile & { client?: ClientId },
  told: Progress,
): Promise<FileId> {
  const ticket = await call('files.begin', { street, purpose, ...file })
  await sendBytes(ticket.to, content, told)
  return ticket.file
}
