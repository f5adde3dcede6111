/**
 * Values between JavaScript and PostgreSQL's text form, one table for both drivers: each driver is
 * told to leave every value as text, so that neither's own idea of a type can differ.
 *
 * To PostgreSQL: a Date goes as ISO time in UTC, bytes as hex, an array as a PostgreSQL array, any
 * other object as JSON. A JSON *array* must be passed as `JSON.stringify(list)`, since only the
 * statement knows that `$1` is json.
 */

export type Parse = (text: string) => unknown

/** Turns the parameters of a statement into text; undefined is null. */
export function encodeParameters(params: readonly unknown[]): (string | null)[] {
  return params.map(encode)
}

function encode(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return `{${value.map(encodeElement).join(',')}}`
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`
  if (isDate(value)) return value.toISOString()
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function encodeElement(value: unknown): string {
  if (Array.isArray(value)) return encode(value) ?? ''
  const text = encode(value)
  return text === null ? 'NULL' : `"${text.replace(/["\\]/g, '\\$&')}"`
}

/** By tag, because a Date of another realm (a test's sandbox) is no instance of ours. */
function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]'
}

const text: Parse = (value) => value
const number: Parse = Number
const boolean: Parse = (value) => value === 't'
const json: Parse = (value) => JSON.parse(value)
const bytes: Parse = (value) => Buffer.from(value.slice(2), 'hex')

/** Throws beyond 2^53 rather than round: such an id would name another row. */
function int8(value: string): number {
  const parsed = Number(value)
  if (!Number.isSafeInteger(parsed)) throw new RangeError(`int8 out of the safe range: ${value}`)
  return parsed
}

const INSTANT = /^(\d{4})-(\d\d)-(\d\d) (\d\d:\d\d:\d\d)(\.\d{1,6})?([+-]\d\d)(?::(\d\d))?$/

/** Milliseconds are kept, microseconds cut: times that are compared again come from the application. */
function instant(value: string): Date {
  const match = INSTANT.exec(value)
  if (!match) throw new RangeError(`timestamptz without a Date: ${value}`)
  const [, year, month, day, clock, fraction = '.000', hours, minutes = '00'] = match
  const millis = fraction.padEnd(4, '0').slice(0, 4)
  return new Date(`${year}-${month}-${day}T${clock}${millis}${hours}:${minutes}`)
}

function arrayOf(element: Parse): Parse {
  return (value) => readArray(value, element)
}

/** Reads `{1,NULL,"a \" b",{…}}`; bounds other than 1 (`[0:1]={…}`) are dropped. */
function readArray(source: string, element: Parse): unknown[] {
  let at = source.indexOf('{')
  const word = (): unknown => {
    const start = at
    while (source[at] !== ',' && source[at] !== '}') at += 1
    const raw = source.slice(start, at)
    return raw === 'NULL' ? null : element(raw)
  }
  const quoted = (): unknown => {
    let out = ''
    for (at += 1; source[at] !== '"'; at += 1) {
      if (source[at] === '\\') at += 1
      out += source[at]
    }
    at += 1
    return element(out)
  }
  const list = (): unknown[] => {
    const items: unknown[] = []
    for (at += 1; source[at] !== '}'; ) {
      if (source[at] === '{') items.push(list())
      else items.push(source[at] === '"' ? quoted() : word())
      if (source[at] === ',') at += 1
    }
    at += 1
    return items
  }
  return list()
}

/** PostgreSQL's fixed type numbers: [type, its array, how it is read]. A type not named here stays text. */
const TYPES: readonly (readonly [oid: number, array: number, parse: Parse])[] = [
  [16, 1000, boolean], // bool
  [17, 1001, bytes], // bytea
  [20, 1016, int8],
  [21, 1005, number], // int2
  [23, 1007, number], // int4
  [25, 1009, text],
  [26, 1028, number], // oid
  [114, 199, json],
  [700, 1021, number], // float4
  [701, 1022, number], // float8
  [1042, 1014, text], // char(n)
  [1043, 1015, text], // varchar
  [1082, 1182, text], // date
  [1083, 1183, text], // time
  [1114, 1115, text], // timestamp without a zone: nobody knows which instant it is
  [1184, 1185, instant], // timestamptz
  [1700, 1231, number], // numeric
  [2950, 2951, text], // uuid
  [3802, 3807, json], // jsonb
]

/** How each type number is read; what is missing is text. */
export const parsers: Readonly<Record<number, Parse>> = Object.fromEntries(
  TYPES.flatMap(([oid, array, parse]) => [
    [oid, parse],
    [array, arrayOf(parse)],
  ]),
)
