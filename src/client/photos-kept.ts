import Taro from '@tarojs/taro'
import type { ClientId } from '@/contract/wire'
import type { PickedFile } from './pick-file'

/** Bytes of photos on this phone, each under its client id, until they are dropped. */
export interface BytesKept {
  /** Durable when it answers true; false where there is no room. */
  keep(photo: ClientId, content: PickedFile['content']): Promise<boolean>
  read(photo: ClientId): Promise<PickedFile['content'] | undefined>
  drop(photo: ClientId): Promise<void>
  /** A link for an image until it is ended; undefined where the bytes are gone. */
  show(photo: ClientId): Promise<{ url: string; end(): void } | undefined>
  /** All that were kept before this app was opened, in this window or another one. */
  listOld(): Promise<ClientId[]>
}

/** WeChat draws and sends a picture by its ending, whatever its bytes are. */
const NAME = /^photo-([0-9a-z]+)\.jpg$/

const folder = () => Taro.env.USER_DATA_PATH ?? ''
const pathOf = (photo: ClientId) => `${folder()}/photo-${photo}.jpg`
const files = () => Taro.getFileSystemManager()

type Told = { success(): void; fail(): void }

const succeeds = (work: (told: Told) => void) =>
  new Promise<boolean>((resolve) => {
    work({ success: () => resolve(true), fail: () => resolve(false) })
  })

/** WeChat's user files: 200 MB for this app and this account. */
export const bytesKept: BytesKept = {
  keep: async (photo, content) =>
    typeof content === 'string' &&
    succeeds((told) =>
      files().saveFile({ tempFilePath: content, filePath: pathOf(photo), ...told }),
    ),
  read: async (photo) =>
    (await succeeds((told) => files().access({ path: pathOf(photo), ...told })))
      ? pathOf(photo)
      : undefined,
  async drop(photo) {
    await succeeds((told) => files().unlink({ filePath: pathOf(photo), ...told }))
  },
  async show(photo) {
    const url = await this.read(photo)
    return typeof url === 'string' ? { url, end: () => undefined } : undefined
  },
  // one process: what is there at the start was there before
  listOld: () =>
    new Promise((resolve) => {
      files().readdir({
        dirPath: folder(),
        success: (found) =>
          resolve(found.files.flatMap((name) => (NAME.exec(name)?.[1] as ClientId) ?? [])),
        fail: () => resolve([]),
      })
    }),
}
