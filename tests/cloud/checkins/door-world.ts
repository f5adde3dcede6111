import { openDoors, type PhoneDoors } from '@/client/door/doors'
import type { DoorMeans } from '@/client/door/means'
import type { Answer } from '@/client/outbox/means'
import { openStorage } from '@/client/phone-storage'
import type { TextStore } from '@/client/text-store'
import type { ActionName } from '@/contract'
import type { DoorEntry } from '@/contract/checkins'
import type { ClientId } from '@/contract/wire'
import type { Dice, Wire, World } from '../reports/outbox-world'

/** Asks the real cloud, now. */
export type Ask = (name: ActionName, input: unknown) => Promise<Answer<unknown>>

const MINUTE = 60_000
const NEVER = new Promise<never>(() => undefined)
const LOST = { is: 'lost' } as const
/** The name under which the storage keeps a deed. */
const DEED = /^zdh\.k\.door\.[^.]+\.e\.\d+$/

interface Life {
  alive: boolean
}

/** One phone at a door: its clock is off, its net is bad, and its app can die at any write and any await. */
export class DoorPhone {
  readonly disk = new Map<string, string>()
  /** Everything that was ever written of what was done here. */
  readonly deeds = new Map<number, DoorEntry>()
  doors: PhoneDoors | undefined
  private life: Life = { alive: false }
  /** Not found again before this moment; null while somebody has it. */
  private lostUntil: number | null = null

  constructor(
    readonly name: string,
    /** ms since 1970 at the beginning of the world. */
    private readonly base: number,
    /** ms by which this phone's clock is off. */
    private readonly skew: number,
    private readonly means: { world: World; dice: Dice; wire: Wire; ask: Ask },
  ) {}

  boot(): void {
    const { world } = this.means
    if (this.life.alive || (this.lostUntil !== null && world.now < this.lostUntil)) return
    this.lostUntil = null
    this.life = { alive: true }
    this.doors = openDoors(this.meansOf(this.life), () => undefined)
    void this.doors.wake()
  }

  /** Somebody puts it into a bag and forgets it. */
  lose(ms: number): void {
    const { world, wire } = this.means
    this.end()
    wire.fates.add('lost phone')
    this.lostUntil = world.now + ms
    world.after(ms, () => this.boot())
  }

  private end(): void {
    this.life.alive = false
    this.doors = undefined
  }

  private kill(life: Life): void {
    const { world, dice, wire } = this.means
    if (!life.alive) return
    this.end()
    wire.fates.add('killed')
    world.after(dice.between(100, 2 * MINUTE), () => this.boot())
  }

  private isFatal(share: number) {
    return this.means.wire.isBad && this.means.dice.chance(share)
  }

  /** What a dead app still does reaches nothing. */
  private store(life: Life): TextStore {
    const change = (work: () => void) => {
      const [before, after] = [this.isFatal(0.01), this.isFatal(0.01)]
      if (life.alive && !before) work()
      if (before || after) this.kill(life)
    }
    return {
      get: (key) => this.disk.get(key),
      keys: () => [...this.disk.keys()],
      put: (key, text) =>
        change(() => {
          this.disk.set(key, text)
          if (!DEED.test(key)) return
          const deed = JSON.parse(text) as DoorEntry
          if (this.deeds.has(deed.seq)) throw new Error(`deed ${deed.seq} was written twice`)
          this.deeds.set(deed.seq, deed)
        }),
      drop: (key) => change(() => this.disk.delete(key)),
    }
  }

  private meansOf(life: Life): DoorMeans {
    const { world, wire, dice, ask } = this.means
    const now = () => this.base + world.now + this.skew
    const storage = openStorage(this.store(life), now)
    /** A dead app asks nothing and hears nothing; a living one may die while it waits. */
    const alive = async <T>(work: () => Promise<T>): Promise<T> => {
      if (!life.alive) return NEVER
      const answer = await work()
      if (life.alive && this.isFatal(0.02)) this.kill(life)
      return life.alive ? answer : NEVER
    }
    return {
      now,
      random: dice.next,
      after: (ms, task) =>
        world.after(ms, () => {
          if (life.alive) void task()
        }),
      kept: {
        read: (name) => storage.read('kept', name),
        write: (name, value) => storage.write('kept', name, value) && life.alive,
        remove: (name) => storage.remove('kept', name),
        names: () => storage.names('kept'),
      },
      call: (name, input) =>
        alive(() =>
          wire.carry<Answer<unknown>>(
            () => ask(name, input),
            LOST,
            (code) => ({ is: 'refused', code }),
          ),
        ) as Promise<Answer<never>>,
      clientId: async () =>
        Array.from({ length: 32 }, () => dice.between(0, 15).toString(16)).join('') as ClientId,
      pause: 4 * MINUTE,
    }
  }
}
