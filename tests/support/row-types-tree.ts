/** A node of PostgreSQL's analysed statement: its label and fields (parsenodes.h and primnodes.h name them). */
export interface Node {
  label: string
  fields: Readonly<Record<string, Field>>
}
export type Field = string | null | Node | readonly Field[]

const TOKEN = /"(?:[^"\\]|\\.)*"|[(){}]|(?:[^\s(){}"\\]|\\.)+/g

/** Reads what a column of type pg_node_tree says as text. */
export function readTree(text: string): Field {
  const tokens = text.match(TOKEN) ?? []
  let at = 0
  const until = (ends: (token: string) => boolean): Field[] => {
    const read: Field[] = []
    while (at < tokens.length && !ends(tokens[at] ?? '')) read.push(value())
    return read
  }
  const value = (): Field => {
    const token = tokens[at++] ?? ''
    if (token === '{') return node()
    if (token === '<>') return null
    if (token !== '(') return token.replace(/^"([\s\S]*)"$/, '$1').replace(/\\(.)/gs, '$1')
    const list = until((next) => next === ')')
    at += 1
    return list
  }
  const node = (): Node => {
    const label = tokens[at++] ?? ''
    const fields: Record<string, Field> = {}
    while (tokens[at] !== '}' && at < tokens.length) {
      const name = (tokens[at++] ?? '').slice(1)
      const values = until((next) => next === '}' || next.startsWith(':'))
      // the bytes of a constant are several words: `6 [ 24 0 0 0 122 104 ]`
      fields[name] = values.length === 1 ? (values[0] ?? null) : values
    }
    at += 1
    return { label, fields }
  }
  return value()
}

const isNode = (field: Field | undefined): field is Node =>
  typeof field === 'object' && field !== null && 'label' in field

/** A field that is a node; undefined where it is empty. */
export function nodeAt(node: Node, field: string): Node | undefined {
  const found = node.fields[field]
  return isNode(found) ? found : undefined
}

/** The nodes of a field that is a list; none where it is empty. */
export function nodesAt(node: Node, field: string): Node[] {
  const found = node.fields[field]
  return Array.isArray(found) ? found.filter(isNode) : []
}

/** One of a list, which may have holes; undefined where there is none. */
export function nodeIn(node: Node, field: string, index: number): Node | undefined {
  const found = node.fields[field]
  const item = Array.isArray(found) ? found[index] : undefined
  return isNode(item) ? item : undefined
}

/** A field that is a list of words; none where it is empty. */
export function wordsAt(node: Node, field: string): string[] {
  const found = node.fields[field]
  return Array.isArray(found) ? found.filter((word) => typeof word === 'string') : []
}

/** A field that is one word; '' where it is empty. */
export function wordAt(node: Node, field: string): string {
  const found = node.fields[field]
  return typeof found === 'string' ? found : ''
}

/** The analysed statement of a function that was made by `BEGIN ATOMIC …; END`. */
export function statementIn(body: string): Node {
  let field: Field | undefined = readTree(body)
  while (Array.isArray(field)) field = field[0]
  if (!isNode(field) || field.label !== 'QUERY') throw new Error(`no statement in ${body}`)
  return field
}
