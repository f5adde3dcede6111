import type { FilePurpose } from '@/contract/files'
import type { FileId, StreetCode } from '@/contract/wire'
import { call } from './call'
import type { PickedFile } from './pick-file'
import { CallFailed } from './transport'
import { wechatCloud } from './wechat-cloud'

/** 0 to 1. */
type Progress = (share: number) => void

const unreachable = () => new CallFailed('unreachable')

/** A browser tells how far the bytes are only of an XMLHttpRequest. */
function put(url: string, file: File, told: Progress): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', url)
    request.upload.onprogress = ({ loaded, total }) => told(total > 0 ? loaded / total : 0)
    request.onload = () => (request.status < 300 ? resolve() : reject(unreachable()))
    request.onerror = () => reject(unreachable())
    request.send(file)
  })
}

async function toWechat(cloudPath: string, filePath: string, told: Progress): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const task: unknown = wechatCloud().uploadFile({
      cloudPath,
      filePath,
      success: () => resolve(),
      fail: () => reject(unreachable()),
    })
    if (watches(task)) task.onProgressUpdate(({ progress }) => told(progress / 100))
  })
}

/** With `success` given, WeChat answers the task and not a promise of the end. */
interface Watched {
  onProgressUpdate(listener: (state: { progress: number }) => void): void
}

const watches = (task: unknown): task is Watched =>
  typeof task === 'object' && task !== null && 'onProgressUpdate' in task

/**
 * Sends a file past the functions to where the cloud wants it, and answers its id.
 * @throws CallRefused where the cloud does not want it, CallFailed where the bytes did not arrive
 */
export async function upload(
  street: StreetCode,
  purpose: FilePurpose,
  file: PickedFile,
  told: Progress,
): Promise<FileId> {
  const { name, bytes, content } = file
  const ticket = await call('files.begin', { street, purpose, name, bytes })
  if (ticket.to.by === 'put' && typeof content !== 'string') await put(ticket.to.url, content, told)
  else if (ticket.to.by === 'cloud' && typeof content === 'string') {
    await toWechat(ticket.to.cloudPath, content, told)
  } else throw unreachable()
  return ticket.file
}
