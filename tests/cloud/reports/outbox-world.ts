import type { Answer, Asker, Means } from '@/client/outbox/means'
import { openOutbox } from '@/client/outbox/outbox'
import { openStorage } from '@/client/phone-storage'
import type { TextStore } from '@/client/text-store'
import type { ActionName } from '@/contract'
import type { ErrorCode } from '@/contract/errors'
import type { ClientId, PersonId } from '@/contract/wire'

/** A number generator that a seed repeats: mulberry32. */
export function seeded(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return {
    next,
    chance: (share: number) => next() < share,
    between: (low: number, high: number) => low + Math.floor(next() * (high - low + 1)),
    pick: <T>(choices: readonly T[]): T => choices[Math.floor(next() * choices.length)] as T,
  }
}
export type Dice = ReturnType<typeof seeded>

interface Task {
  at: number
  run(): void
}

/** Far more than any run needs. */
const MOST_STEPS = 5000

/**
 * Time that passes only when nothing is under way: hours of waiting take no time at all, and what the
 * real cloud does between two moments takes as long as it takes.
 */
export class World {
  now = 0
  private steps = 0
  private tasks: Task[] = []
  private readonly underWay: Promise<() => void>[] = []

  after(ms: number, run: () => void): () => void {
    const task = { at: this.now + ms, run }
    this.tasks.push(task)
    return () => {
      this.tasks = this.tasks.filter((one) => one !== task)
    }
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => this.after(ms, resolve))
  }

  /** Work outside of this world's time, which it waits for; what ran together is heard of in the order of its start. */
  real<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.underWay.push(
        work.then(
          (answer) => () => resolve(answer),
          (reason) => () => reject(reason),
        ),
      )
    })
  }

  /** Lets everything happen, until nothing is left that could. */
  async drain(): Promise<void> {
    for (;;) {
      await this.settle()
      const next = this.tasks.reduce<Task | undefined>(
        (first, task) => (first && first.at <= task.at ? first : task),
        undefined,
      )
      if (!next) return
      this.tasks = this.tasks.filter((one) => one !== next)
      this.now = Math.max(this.now, next.at)
      this.steps += 1
      if (this.steps > MOST_STEPS) throw new Error(`it never ends: ${next.run}`)
      next.run()
    }
  }

  /** Lets so many ms pass, and everything in them happen. */
  async pass(ms: number): Promise<void> {
    const until = this.now + ms
    await this.settle()
    for (;;) {
      const next = this.tasks
        .filter(({ at }) => at <= until)
        .reduce<Task | undefined>(
          (first, task) => (first && first.at <= task.at ? first : task),
          undefined,
        )
      if (!next) break
      this.tasks = this.tasks.filter((one) => one !== next)
      this.now = Math.max(this.now, next.at)
      next.run()
      await this.settle()
    }
    this.now = until
  }

  private async settle(): Promise<void> {
    await new Promise(setImmediate)
    while (this.underWay.length > 0) {
      for (const tell of await Promise.all(this.underWay.splice(0))) {
        tell()
        await new Promise(setImmediate)
      }
    }
  }
}

const MINUTE = 60_000
const BUSY: readonly ErrorCode[] = ['too_many', 'unavailable', 'internal', 'unknown_action']

/** A net that does to each request whatever a net can do; from `healsAt` on it is a good one. */
export class Wire {
  /** What befell the requests, by name: a run that met nothing proves nothing. */
  readonly fates = new Set<string>()

  constructor(
    private readonly world: World,
    private readonly dice: Dice,
    private readonly healsAt: number,
  ) {}

  get isBad() {
    return this.world.now < this.healsAt
  }

  /** @param busy how the cloud says that it takes nothing now, where it can */
  async carry<T>(does: () => Promise<T>, lost: T, busy?: (code: ErrorCode) => T): Promise<T> {
    const { world, dice } = this
    const work = () => world.real(does())
    const fate = this.isBad ? this.fateOf(busy !== undefined) : 'well'
    this.fates.add(fate)
    await world.sleep(dice.between(0, 3) * 100)
    if (fate === 'before') return lost
    if (fate === 'silent') return new Promise(() => undefined)
    if (fate === 'busy' && busy) return busy(dice.pick(BUSY))
    if (fate === 'late') {
      // past the sender's patience: the request comes after later ones, and so does its answer
      await world.sleep(dice.between(25_000, 12 * MINUTE))
      return work()
    }
    if (fate === 'again') world.after(dice.between(100, 12 * MINUTE), () => void work())
    const [answer] = await Promise.all(fate === 'twice' ? [work(), work()] : [work()])
    await world.sleep(dice.between(0, 3) * 100)
    return fate === 'after' ? lost : answer
  }

  private fateOf(canBeBusy: boolean) {
    const bad = ['before', 'after', 'after', 'late', 'late', 'twice', 'again', 'silent'] as const
    if (this.dice.chance(0.4)) return 'well'
    return this.dice.chance(0.1) && canBeBusy ? 'busy' : this.dice.pick(bad)
  }
}

/** What a phone does for its app: ask, put bytes, say who is signed in. */
export interface Net {
  person: PersonId
  call(name: ActionName, input: unknown): Promise<Answer<unknown>>
  put(url: string, bytes: Uint8Array): Promise<void>
}

const NEVER = new Promise<never>(() => undefined)
const LOST = { is: 'lost' } as const

/** One phone: a disk that stays, and an app on it that can be killed at any write and any await. */
export class HostilePhone {
  readonly disk = new Map<string, string>()
  readonly bytes = new Map<ClientId, Uint8Array>()
  private life = { alive: false }
  private app: ReturnType<typeof openOutbox> | undefined

  constructor(
    private readonly world: World,
    private readonly dice: Dice,
    private readonly wire: Wire,
    private readonly net: Net,
  ) {}

  /** Undefined while the app is not running. */
  get outbox() {
    return this.life.alive ? this.app : undefined
  }

  boot(): void {
    if (this.life.alive) return
    this.life = { alive: true }
    this.app = openOutbox(this.means(this.life), () => undefined)
    void this.app.wake()
  }

  /** Ends the app; a while later it is opened again. */
  private kill(life: { alive: boolean }): void {
    if (!life.alive) return
    life.alive = false
    this.wire.fates.add('killed')
    this.world.after(this.dice.between(100, 5 * MINUTE), () => this.boot())
  }

  private isFatal(share: number) {
    return this.wire.isBad && this.dice.chance(share)
  }

  /** What a dead app still does reaches nothing. */
  private disks(life: { alive: boolean }): TextStore {
    const change = (work: () => void) => {
      const [before, after] = [this.isFatal(0.02), this.isFatal(0.02)]
      if (life.alive && !before) work()
      if (before || after) this.kill(life)
    }
    return {
      get: (key) => this.disk.get(key),
      keys: () => [...this.disk.keys()],
      put: (key, text) => change(() => this.disk.set(key, text)),
      drop: (key) => change(() => this.disk.delete(key)),
    }
  }

  private means(life: { alive: boolean }): Means {
    const { world, wire, net } = this
    const storage = openStorage(this.disks(life), () => world.now)
    /** A dead app asks nothing and hears nothing; a living one may die while it waits. */
    const alive = async <T>(work: () => Promise<T>): Promise<T> => {
      if (!life.alive) return NEVER
      const answer = await work()
      if (life.alive && this.isFatal(0.05)) this.kill(life)
      return life.alive ? answer : NEVER
    }
    const ask = (name: ActionName, input: unknown) =>
      alive(() =>
        wire.carry<Answer<unknown>>(
          () => net.call(name, input),
          LOST,
          (code) => ({ is: 'refused', code }),
        ),
      )
    const me = {
      is: 'answered' as const,
      data: { owns: (whose: PersonId) => whose === net.person, still: () => true },
    }
    return {
      now: () => world.now,
      random: this.dice.next,
      after: (ms, task) =>
        world.after(ms, () => {
          if (life.alive) void task()
        }),
      kept: {
        read: (name) => storage.read('kept', name),
        write: (name, value) => storage.write('kept', name, value),
        remove: (name) => storage.remove('kept', name),
        names: () => storage.names('kept'),
      },
      who: () => alive(() => wire.carry<Answer<Asker>>(async () => me, LOST)),
      call: (name, input) => ask(name, input) as Promise<Answer<never>>,
      send: (photo, to) =>
        alive(async () => {
          const bytes = this.bytes.get(photo)
          if (!bytes) return 'gone'
          if (to.by !== 'put') throw new Error('the local storage takes PUT')
          const put = () => net.put(to.url, bytes).then(() => 'sent' as const)
          return wire.carry<'sent' | 'lost'>(put, 'lost')
        }),
      drop: (photo) =>
        alive(async () => {
          this.bytes.delete(photo)
        }),
    }
  }
}
