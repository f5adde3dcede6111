import { PGlite } from '@electric-sql/pglite'

/**
 * The embedded database plans each statement anew, which takes most of its time: a cloud's calls
 * are some hundred statements, sent over and over. Here each text is prepared the first time it
 * comes, as a pooler does on the way to a server, and sent by its name from then on. The statements, their
 * values, their answers and their errors stay what they are; when a plan is made again is for
 * PostgreSQL to say.
 */

type Send = PGlite['execProtocolStream']
type Answer = Awaited<ReturnType<Send>>

/** What stands first in a message that PGlite sends: PostgreSQL's extended protocol. */
const PARSE = 0x50
const BIND = 0x42
const DESCRIBE = 0x44
const EXECUTE = 0x45

const reading = new TextDecoder()
const writing = new TextEncoder()

interface Prepared {
  name: Uint8Array
  /** What it takes and what it answers. */
  described?: Answer
}

/** Others, such as VACUUM, are not planned. */
const PLANNED = /^\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\b/

/** From the zero that ends the name, which PGlite leaves empty, to that which ends the text. */
const textOf = (parse: Uint8Array) => {
  const text = parse.subarray(6)
  return reading.decode(text.subarray(0, text.indexOf(0)))
}

/** The message with a name where it has an empty one, `at` so many bytes from its start. */
function named(message: Uint8Array, at: number, name: Uint8Array): Uint8Array {
  const longer = new Uint8Array(message.length + name.length)
  longer.set(message.subarray(0, at))
  longer.set(name, at)
  longer.set(message.subarray(at), at + name.length)
  new DataView(longer.buffer).setInt32(1, longer.length - 1)
  return longer
}

const joined = (one: Uint8Array, other: Uint8Array) => {
  const both = new Uint8Array(one.length + other.length)
  both.set(one)
  both.set(other, one.length)
  return both
}

/** Sends what PGlite sends for one statement: parse, describe it, bind, describe the answer, execute, sync. */
function preparing(send: Send): Send {
  const known = new Map<string, Prepared>()
  let current: Prepared | undefined
  let bound: Uint8Array = new Uint8Array()

  async function parse(message: Uint8Array, options: Parameters<Send>[1]): Promise<Answer> {
    const text = textOf(message)
    current = known.get(text)
    if (current) return []
    if (!PLANNED.test(text)) return send(message, options)
    const next = { name: writing.encode(`s${known.size}`) }
    const answer = await send(named(message, 5, next.name), options)
    known.set(text, next)
    current = next
    return answer
  }

  return async (message, options) => {
    if (message[0] === PARSE) return parse(message, options)
    if (!current) return send(message, options)
    switch (message[0]) {
      case DESCRIBE:
        current.described ??= await send(named(message, 6, current.name), options)
        return current.described
      case BIND:
        bound = named(message, 6, current.name)
        return []
      case EXECUTE:
        return send(joined(bound, message), options)
      default:
        return send(message, options)
    }
  }
}

const sends = new WeakMap<PGlite, Send>()
const plain = PGlite.prototype.execProtocolStream

PGlite.prototype.execProtocolStream = function (message, options) {
  const send = sends.get(this) ?? preparing(plain.bind(this))
  sends.set(this, send)
  return send(message, options)
}
