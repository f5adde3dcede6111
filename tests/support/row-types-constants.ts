import ts from 'typescript'
import { nodesOf } from './sources'

/** An expression whose text is only known when the cloud runs. */
export class Unreadable extends Error {}

type Function = ts.ArrowFunction | ts.FunctionDeclaration | ts.FunctionExpression
type Given = ReadonlyMap<ts.Symbol, readonly string[]>

/** More variants than this come of a statement that is built, not written. */
const MOST_VARIANTS = 64

/** Reads the texts that an expression can have: one for a constant, several where it depends. */
export function constantsIn(program: ts.Program, files: readonly ts.SourceFile[]) {
  const checker = program.getTypeChecker()

  function textsOf(node: ts.Expression, given: Given = new Map()): readonly string[] {
    const inner = bare(node)
    if (ts.isStringLiteralLike(inner) || ts.isNumericLiteral(inner)) return [inner.text]
    if (ts.isTemplateExpression(inner)) {
      return inner.templateSpans.reduce<readonly string[]>(
        (texts, { expression, literal }) =>
          joined(texts, textsOf(expression, given)).map((text) => text + literal.text),
        [inner.head.text],
      )
    }
    if (ts.isConditionalExpression(inner)) {
      return [...textsOf(inner.whenTrue, given), ...textsOf(inner.whenFalse, given)]
    }
    if (ts.isBinaryExpression(inner)) return sumOf(inner, given)
    const literals = literalsOf(checker.getTypeAtLocation(inner))
    if (literals) return literals
    if (ts.isIdentifier(inner)) return textsOfName(inner, given)
    if (ts.isCallExpression(inner)) return textsOfCall(inner, given)
    throw new Unreadable(inner.getText())
  }

  function sumOf(node: ts.BinaryExpression, given: Given): readonly string[] {
    if (node.operatorToken.kind !== ts.SyntaxKind.PlusToken) throw new Unreadable(node.getText())
    const [left, right] = [textsOf(node.left, given), textsOf(node.right, given)]
    const isNumber = (checker.getTypeAtLocation(node).flags & ts.TypeFlags.NumberLike) !== 0
    if (!isNumber) return joined(left, right)
    return left.flatMap((a) => right.map((b) => String(Number(a) + Number(b))))
  }

  /** The values of a type that is made of literals: `'asc' | 'desc'`. */
  function literalsOf(type: ts.Type): string[] | undefined {
    const parts = type.isUnion() ? type.types : [type]
    const values = parts.map((part) =>
      part.isStringLiteral() || part.isNumberLiteral() ? String(part.value) : undefined,
    )
    return values.every((value) => value !== undefined) ? values : undefined
  }

  function symbolOf(name: ts.Node): ts.Symbol | undefined {
    const symbol = checker.getSymbolAtLocation(name)
    return symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
  }

  function textsOfName(name: ts.Identifier, given: Given): readonly string[] {
    const symbol = symbolOf(name)
    const known = symbol && given.get(symbol)
    if (known) return known
    const declared = symbol?.valueDeclaration
    if (declared && ts.isVariableDeclaration(declared) && declared.initializer) {
      if (ts.getCombinedNodeFlags(declared) & ts.NodeFlags.Const) {
        return textsOf(declared.initializer, given)
      }
    }
    if (declared && ts.isParameter(declared)) return textsGivenTo(declared)
    throw new Unreadable(name.getText())
  }

  /** What a parameter is given where its function is called. */
  function textsGivenTo(parameter: ts.ParameterDeclaration): readonly string[] {
    const at = parameter.parent.parameters.indexOf(parameter)
    const texts: string[] = []
    for (const call of callsIn(files)) {
      const signatures = checker.getTypeAtLocation(call.expression).getCallSignatures()
      if (!signatures.some(({ declaration }) => declaration === parameter.parent)) continue
      const argument = call.arguments[at] ?? parameter.initializer
      if (!argument) throw new Unreadable(parameter.getText())
      texts.push(...textsOf(argument))
    }
    if (texts.length === 0) throw new Unreadable(parameter.getText())
    return texts
  }

  /** A function of ours that only returns a text. */
  function textsOfCall(call: ts.CallExpression, given: Given): readonly string[] {
    const called = checker.getResolvedSignature(call)?.declaration
    const returned = called && isFunction(called) ? returnedBy(called) : undefined
    if (!called || !isFunction(called) || !returned) throw new Unreadable(call.getText())
    const bound = new Map(given)
    called.parameters.forEach((parameter, at) => {
      const symbol = symbolOf(parameter.name)
      const argument = call.arguments[at] ?? parameter.initializer
      if (symbol && argument) bound.set(symbol, textsOf(argument, given))
    })
    return textsOf(returned, bound)
  }

  return (node: ts.Expression | undefined): readonly string[] => {
    if (!node) throw new Unreadable('nothing')
    return [...new Set(textsOf(node))]
  }
}

function joined(left: readonly string[], right: readonly string[]): readonly string[] {
  if (left.length * right.length > MOST_VARIANTS) throw new Unreadable('too many variants')
  return left.flatMap((a) => right.map((b) => a + b))
}

function isFunction(node: ts.Node): node is Function {
  return ts.isArrowFunction(node) || ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node)
}

function returnedBy({ body }: Function): ts.Expression | undefined {
  if (!body || !ts.isBlock(body)) return body
  const [only, ...others] = body.statements
  if (others.length > 0 || !only || !ts.isReturnStatement(only)) return undefined
  return only.expression
}

/** Every call of these files. */
export function callsIn(files: readonly ts.SourceFile[]): ts.CallExpression[] {
  return files.flatMap((file) => [...nodesOf(file)].filter(ts.isCallExpression))
}

/** An expression without brackets and assertions around it. */
function bare(node: ts.Expression): ts.Expression {
  const wrapped =
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node)
  return wrapped ? bare(node.expression) : node
}
