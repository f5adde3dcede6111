/** How EXIF says a picture is to be turned: 1 not at all, 2–8 as in TIFF's tag 274. */
export type Turn = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

const ORIENTATION = 0x0112
const SHORT = 3
const ENTRY_BYTES = 12
/** A first directory of a phone has some fifteen entries. */
const MAX_ENTRIES = 200

const isTurn = (value: number): value is Turn => value >= 1 && value <= 8

/** The orientation in an EXIF block, which begins with TIFF's byte order; 1 where there is none. Nothing else of it is read. */
export function orientationOf(tiff: Buffer): Turn {
  const little = tiff.toString('latin1', 0, 2) === 'II'
  const at16 = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const at32 = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))
  try {
    const directory = at32(4)
    const count = Math.min(at16(directory), MAX_ENTRIES)
    for (let i = 0; i < count; i++) {
      const entry = directory + 2 + i * ENTRY_BYTES
      if (at16(entry) !== ORIENTATION || at16(entry + 2) !== SHORT) continue
      const value = at16(entry + 8)
      return isTurn(value) ? value : 1
    }
  } catch {
    // beyond the end: a block that lies about itself turns nothing
  }
  return 1
}
