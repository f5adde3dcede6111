/** A node of the official view tree, as WeChat's compiler and component framework made it. */
export interface ViewNode {
  tag: string
  attrs: Record<string, unknown>
  events: string[]
  /** Own words, without the children's. */
  words: string
  children: ViewNode[]
  node: ExparserNode
}

export interface ExparserNode {
  childNodes?: ExparserNode[]
  shadowRoot?: ExparserNode
  textContent?: string
  __virtual?: boolean
  id?: string
  class?: string
  _vt?: {
    tagName: string
    content?: string
    attrs: { name: string; value: unknown }[]
    event: Record<string, { name: string }>
  }
}

/** Taro's own component, which it uses where a tree is deeper than its templates. */
const DEEPER = 'comp'

function attrsOf(node: ExparserNode) {
  const attrs: Record<string, unknown> = {}
  for (const { name, value } of node._vt?.attrs ?? []) {
    if (value === '' || value === undefined) continue
    attrs[name.replace(/^aria(?=[A-Z])(.*)/, (_, rest: string) => `aria-${rest.toLowerCase()}`)] =
      value
  }
  return attrs
}

function childrenOf(node: ExparserNode): ExparserNode[] {
  const children = node.childNodes ?? []
  return children.flatMap((child) => {
    if (child.__virtual) return childrenOf(child)
    const inner = child._vt?.tagName === DEEPER ? child.shadowRoot : undefined
    return inner ? childrenOf(inner) : [child]
  })
}

function view(node: ExparserNode): ViewNode {
  const children = childrenOf(node)
  const isText = (child: ExparserNode) => child.childNodes === undefined
  return {
    tag: (node._vt?.tagName ?? '').replace(/^wx-/, ''),
    attrs: attrsOf(node),
    events: Object.values(node._vt?.event ?? {}).map(({ name }) => name),
    words: children
      .filter(isText)
      .map((child) => child.textContent ?? '')
      .join(''),
    children: children.filter((child) => !isText(child)).map(view),
    node,
  }
}

export function readTree(shadowRoot: ExparserNode): ViewNode[] {
  return childrenOf(shadowRoot)
    .filter((child) => child.childNodes !== undefined)
    .map(view)
}

export function everyNode(nodes: ViewNode[]): ViewNode[] {
  return nodes.flatMap((node) => [node, ...everyNode(node.children)])
}

export interface Figures {
  nodes: number
  depth: number
  /** The most children that one node has. */
  children: number
}

const depthOf = (nodes: ViewNode[]): number =>
  nodes.length === 0 ? 0 : 1 + Math.max(...nodes.map((node) => depthOf(node.children)))

export function figuresOf(nodes: ViewNode[]): Figures {
  const all = everyNode(nodes)
  return {
    nodes: all.length,
    depth: depthOf(nodes),
    children: Math.max(nodes.length, ...all.map((node) => node.children.length)),
  }
}

const nameOf = (node: ViewNode) => String(node.attrs['aria-label'] ?? '')
const classesOf = (node: ViewNode) => String(node.attrs.class ?? '').split(/\s+/)

/** By `.class`, else by the name for a screen reader, else by words: the whole before a part. */
export function findNode(nodes: ViewNode[], what: string): ViewNode | undefined {
  const all = everyNode(nodes)
  if (what.startsWith('.')) return all.find((node) => classesOf(node).includes(what.slice(1)))
  // a dialog is called what the button in it does
  const named = all.filter((node) => nameOf(node) === what)
  return (
    named.find(({ attrs }) => attrs['aria-role'] === 'button') ??
    named[0] ??
    all.find((node) => nameOf(node).startsWith(what)) ??
    all.find((node) => node.words === what) ??
    all.find((node) => node.words.includes(what))
  )
}
