import { isValidElement, type ReactNode } from 'react'

function collect(node: ReactNode, into: string[]) {
  if (typeof node === 'string' || typeof node === 'number') into.push(String(node))
  else if (Array.isArray(node)) for (const child of node) collect(child, into)
  else if (isValidElement<{ children?: ReactNode }>(node)) collect(node.props.children, into)
}

/** The words within, as a screen reader would say them one after the other. */
export function wordsOf(node: ReactNode): string {
  const words: string[] = []
  collect(node, words)
  return words.join('，')
}
