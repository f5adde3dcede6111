import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

const root = path.resolve(__dirname, '../..')

/** A file of the tree, by its path from the root of the repository. */
export interface Source {
  path: string
  text: string
}

/** All files under a folder whose name ends in one of these. */
export function sourcesIn(folder: string, ...endings: string[]): Source[] {
  const found: Source[] = []
  const walk = (at: string) => {
    for (const name of readdirSync(path.join(root, at)).sort()) {
      const below = `${at}/${name}`
      if (statSync(path.join(root, below)).isDirectory()) walk(below)
      else if (endings.some((ending) => name.endsWith(ending))) {
        found.push({ path: below, text: readFileSync(path.join(root, below), 'utf8') })
      }
    }
  }
  walk(folder)
  return found
}

/** The syntax tree of a TypeScript file. */
export function treeOf({ path: name, text }: Source): ts.SourceFile {
  const kind = name.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  return ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true, kind)
}

/** Every node of a tree, parents first. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node
  const children: ts.Node[] = []
  node.forEachChild((child) => void children.push(child))
  for (const child of children) yield* nodesOf(child)
}

/** What a file imports or re-exports, ours as paths from the root without an ending; types count too. */
export function importsOf(source: Source): string[] {
  const found: string[] = []
  for (const node of nodesOf(treeOf(source))) {
    const from =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
        ? node.moduleSpecifier
        : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
          ? node.arguments[0]
          : undefined
    if (from && ts.isStringLiteral(from)) found.push(resolve(source.path, from.text))
  }
  return found
}

function resolve(from: string, specifier: string): string {
  if (specifier.startsWith('@/')) return `src/${specifier.slice(2)}`
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(from), specifier)
  return specifier
}
