import { fsyncSync } from 'node:fs'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/** EIO as Emscripten numbers it. */
const INPUT_OUTPUT_ERROR = 29

/** What is needed of Emscripten's module, whose own types are not published. */
interface EmscriptenModule {
  NODEFS: { stream_ops: { fsync?: (stream: { nfd: number }) => number } }
}

/**
 * PGlite's folder on disk with an fsync that reaches the disk. Emscripten's NODEFS has none, and its
 * fdatasync is an empty answer: a commit would be acknowledged before it survives a power cut.
 */
export class DurableFiles extends NodeFS {
  /** Successful calls; at least one for each commit that writes. */
  fsyncs = 0

  constructor(
    folder: string,
    /** The disk refuses: PostgreSQL panics, and nothing after this may be believed. */
    private readonly failed: (error: unknown) => void,
    private readonly fsync: (descriptor: number) => void = fsyncSync,
  ) {
    super(folder)
  }

  override async init(...given: Parameters<NodeFS['init']>) {
    const { emscriptenOpts } = await super.init(...given)
    const preRun = [...(emscriptenOpts.preRun ?? []), (mod: EmscriptenModule) => this.patch(mod)]
    return { emscriptenOpts: { ...emscriptenOpts, preRun } }
  }

  /** PostgreSQL also syncs folders, after it makes or renames a file in them; NODEFS opens those too. */
  private patch({ NODEFS }: EmscriptenModule): void {
    NODEFS.stream_ops.fsync = ({ nfd }) => {
      try {
        this.fsync(nfd)
        this.fsyncs += 1
        return 0
      } catch (error) {
        this.failed(error)
        return INPUT_OUTPUT_ERROR
      }
    }
  }
}
