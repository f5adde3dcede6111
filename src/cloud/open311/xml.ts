/** What a resource is made of, in JSON and in XML alike. */
export type Value =
  | string
  | number
  | boolean
  | null
  | readonly Value[]
  | { readonly [name: string]: Value }

/** What the elements of a list are called, as the specification has it. */
const ITEMS: Record<string, string> = {
  services: 'service',
  service_requests: 'request',
  errors: 'error',
  attributes: 'attribute',
  endpoints: 'endpoint',
  formats: 'format',
}

/** XML 1.0 has no way to write these, not even escaped. */
const UNWRITABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

const escaped = (words: string) =>
  words
    .replace(UNWRITABLE, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;')

function element(name: string, value: Value): string {
  const within = contentOf(name, value)
  return within === '' ? `<${name}/>` : `<${name}>${within}</${name}>`
}

function contentOf(name: string, value: Value): string {
  if (value === null) return ''
  if (typeof value !== 'object') return escaped(String(value))
  if (isList(value)) return value.map((one) => element(ITEMS[name] ?? 'item', one)).join('')
  return Object.entries(value)
    .map(([key, one]) => element(key, one))
    .join('')
}

const isList = (value: object): value is readonly Value[] => Array.isArray(value)

/** A resource as XML: well-formed whatever people wrote. */
export const xmlOf = (root: string, value: Value): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n${element(root, value)}\n`
