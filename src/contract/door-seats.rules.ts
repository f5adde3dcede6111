/** How the seats that are free at an open door are split between its devices, so that none overbooks. */

/** Minutes after which a device that was not heard of counts as one without a network. */
export const HEARD_MINUTES = 5

/** What a device still has, by its own last word. */
export interface Holder {
  seats: number
}

export interface Pool {
  /** In nobody's hands. */
  free: number
  /** Whether people still sign up from home: they count as one device, and what is theirs stays free. */
  online: boolean
  /** The one that is served now. */
  mine: Holder
  /** The others that are heard of. What a silent one has is its own: it cannot be asked back. */
  others: readonly Holder[]
}

const sum = (holders: readonly Holder[]) => holders.reduce((all, { seats }) => all + seats, 0)

/**
 * What the device that is served gets now, or should give back: never more than it has, and only where
 * another one lacks it. Everybody is brought to the same number; what is left over stays where it is, or
 * goes to the first that asks.
 */
export function splitSeats({ free, online, mine, others }: Pool): {
  give: number
  giveBack: number
} {
  const all = free + mine.seats + sum(others)
  const shares = others.length + 1 + (online ? 1 : 0)
  const fair = Math.floor(all / shares)
  const short = (holder: Holder) => Math.max(0, fair - holder.seats)
  const lacking = others.reduce((seats, holder) => seats + short(holder), online ? fair : 0)
  const share = Math.min(free, short(mine))
  const spare = online ? 0 : Math.max(0, free - share - lacking)
  const extra = mine.seats + share <= fair ? Math.min(1, spare) : 0
  if (share + extra > 0) return { give: share + extra, giveBack: 0 }
  const missing = Math.max(0, lacking - free)
  return { give: 0, giveBack: Math.min(missing, Math.max(0, mine.seats - fair)) }
}
