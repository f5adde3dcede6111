/** What a hostile or a broken phone may send. Everything here survives JSON, as the net does. */

const deep = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels))
const wide = Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`k${i}`, i]))

/** Values of every type and size, for any place. */
export const values: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  Number.MAX_SAFE_INTEGER,
  2_147_483_648,
  '',
  ' ',
  '0',
  'null',
  '[object Object]',
  'x'.repeat(20_000),
  '零'.repeat(5000),
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udc00\ud800',
  '\u202e反向\u202c',
  '\ufeff',
  '👨‍👩‍👧‍👦'.repeat(200),
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢',
  "'; DROP TABLE sites; --",
  "' OR '1'='1",
  '$1',
  '%',
  '\\',
  '{}',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '../../../../etc/passwd',
  '=cmd|/c calc!A1',
  '2026-13-45',
  '2026-02-30',
  '9999-12-31T23:59:59Z',
  '275760-09-13T00:00:00.000Z',
  '310101002; SELECT 1',
  '000000000',
  '0000000000',
  'WyJhIiwiYiJd',
  [],
  [null],
  Array.from({ length: 3000 }, (_, i) => i),
  deep(3000),
  {},
  wide,
  { length: 1e9 },
  { toString: 'x', valueOf: 'y' },
  JSON.parse('{"__proto__": {"polluted": true}}'),
  JSON.parse('{"constructor": {"prototype": {"polluted": true}}}'),
  JSON.parse('{"then": "x"}'),
  { $gt: '' },
]

/** A copy with one place replaced, left out, or crowded by keys that are not ours. */
export function* mutations(input: unknown): Generator<unknown> {
  yield* values
  for (const path of pathsIn(input)) {
    for (const value of values) yield replaced(input, path, value)
    yield without(input, path)
  }
  if (typeof input !== 'object' || input === null) return
  for (const key of [
    '__proto__',
    'constructor',
    'prototype',
    'extra',
    'openid',
    'person',
    'role',
  ]) {
    yield JSON.parse(
      JSON.stringify(input)
        .replace(/^\{/, `{${JSON.stringify(key)}:{"polluted":true},`)
        .replace(',}', '}'),
    )
  }
}

type Path = readonly string[]

/** Every place in a value, the root left aside; of a list its first element stands for all. */
function* pathsIn(value: unknown, at: Path = []): Generator<Path> {
  if (typeof value !== 'object' || value === null) return
  const entries = Object.entries(value)
  for (const [key, below] of Array.isArray(value) ? entries.slice(0, 1) : entries) {
    yield [...at, key]
    yield* pathsIn(below, [...at, key])
  }
}

function change(
  value: unknown,
  path: Path,
  edit: (parent: Record<string, unknown>, key: string) => void,
) {
  const copy = JSON.parse(JSON.stringify(value)) as Record<string, unknown>
  let parent = copy
  for (const key of path.slice(0, -1)) parent = parent[key] as Record<string, unknown>
  edit(parent, path.at(-1) ?? '')
  return copy
}

const replaced = (value: unknown, path: Path, by: unknown) =>
  change(value, path, (parent, key) => {
    parent[key] = by
  })

const without = (value: unknown, path: Path) =>
  change(value, path, (parent, key) => {
    delete parent[key]
  })
