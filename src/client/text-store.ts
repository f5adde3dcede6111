/** Synchronous text storage of the platform. `put` throws when the platform is full. */
export interface TextStore {
  get(key: string): string | undefined
  put(key: string, text: string): void
  drop(key: string): void
  keys(): string[]
  /** What another window of the same browser writes; a phone has one window. */
  watch?(listener: (key: string, text: string | undefined) => void): void
}
