import path from 'node:path'
import ts from 'typescript'
import { callsIn, constantsIn, Unreadable } from './row-types-constants'
import { nodesOf } from './sources'

const root = path.resolve(__dirname, '../..')

/** The interface whose methods answer rows: each with a type parameter of this name. */
const DB = 'src/cloud/database/database.ts'
const ROW = 'Row'

/** A field of a row type. */
export interface RowField {
  says: string
  takesNull: boolean
  isOptional: boolean
  /** Whether a value as the drivers give it is of the field's type, null apart. */
  fits(value: unknown): boolean
}

/** A place in the cloud where a statement is asked, with all statements that it can be. */
export interface Asked {
  /** `src/cloud/…/repository.ts:12`. */
  where: string
  rowType: string
  fields: ReadonlyMap<string, RowField>
  statements: readonly string[]
  /** Whether $1, $2, … may be null; those left out may. */
  parameters: readonly boolean[]
}

export interface Found {
  asked: Asked[]
  /** What can't be checked, each with what to do. */
  problems: string[]
}

/** The cloud's program. `extra` are further files by their path, which need not exist. */
export function readProgram(extra: Readonly<Record<string, string>> = {}): ts.Program {
  const config = ts.readConfigFile(path.join(root, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root)
  const more = new Map(Object.entries(extra).map(([name, text]) => [path.join(root, name), text]))
  const host = ts.createCompilerHost({ ...options, types: ['node'] }, true)
  const { fileExists, readFile, getSourceFile } = host
  host.fileExists = (name) => more.has(name) || fileExists(name)
  host.readFile = (name) => more.get(name) ?? readFile(name)
  host.getSourceFile = (name, target, ...rest) => {
    const text = more.get(name)
    return text === undefined
      ? getSourceFile(name, target, ...rest)
      : ts.createSourceFile(name, text, target, true)
  }
  const cloud = ts.sys.readDirectory(path.join(root, 'src/cloud'), ['.ts'])
  return ts.createProgram([...cloud, ...more.keys()], { ...options, types: ['node'] }, host)
}

/** Every call that asks the database for rows, read by the compiler. */
export function askedIn(program: ts.Program): Found {
  const checker = program.getTypeChecker()
  const files = program
    .getSourceFiles()
    .filter(({ fileName }) => fileName.startsWith(path.join(root, 'src/cloud/')))
  const textsOf = constantsIn(program, files)
  const whereOf = (call: ts.CallExpression) => {
    const file = call.getSourceFile()
    // where its name stands, the last word before the brackets
    const { line } = file.getLineAndCharacterOfPosition(call.expression.getEnd())
    return `${path.relative(root, file.fileName)}:${line + 1}`
  }
  const found: Found = { asked: [], problems: [] }
  const complain = (call: ts.CallExpression, what: string) =>
    void found.problems.push(`${whereOf(call)} ${what}`)

  for (const call of callsIn(files).filter((call) => asksRows(checker, call))) {
    const row = rowOf(checker, call)
    if (isUnnamed(row)) {
      if (!isOnlyCounted(checker, call))
        complain(call, 'uses rows without a type: write query<Row>(…)')
    } else if (!(row.flags & ts.TypeFlags.Object) && !row.isIntersection()) {
      const name = checker.typeToString(row)
      complain(call, `asks for rows of ${name}: write one object type beside the statement`)
    } else {
      try {
        found.asked.push({
          where: whereOf(call),
          rowType: checker.typeToString(row),
          fields: fieldsOf(checker, row, call),
          statements: textsOf(call.arguments[0]),
          parameters: parametersOf(checker, call.arguments[1]),
        })
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error
        complain(call, `asks what can't be read here (${error.message}): use constants and $n`)
      }
    }
  }
  return found
}

/** Whether a call is one of Db's that answer rows, by whatever name it goes. */
function asksRows(checker: ts.TypeChecker, { expression }: ts.CallExpression): boolean {
  const signatures = checker.getTypeAtLocation(expression).getCallSignatures()
  return signatures.some(
    ({ declaration, typeParameters }) =>
      declaration?.getSourceFile().fileName === path.join(root, DB) &&
      typeParameters?.some(({ symbol }) => symbol.name === ROW),
  )
}

function rowOf(checker: ts.TypeChecker, call: ts.CallExpression): ts.Type {
  const answer = checker.getTypeAtLocation(call)
  return elementOf(checker, checker.getNonNullableType(checker.getAwaitedType(answer) ?? answer))
}

function elementOf(checker: ts.TypeChecker, type: ts.Type): ts.Type {
  if (!checker.isArrayType(type)) return type
  return checker.getTypeArguments(type as ts.TypeReference)[0] ?? type
}

const isUnnamed = (type: ts.Type) => (type.flags & ts.TypeFlags.NonPrimitive) !== 0

/** Whether rows without a type are only counted, or not looked at: `as` could make anything of them. */
function isOnlyCounted(checker: ts.TypeChecker, call: ts.CallExpression): boolean {
  let node: ts.Node = call
  while (ts.isAwaitExpression(node.parent) || ts.isParenthesizedExpression(node.parent)) {
    node = node.parent
  }
  const isCount = ({ parent }: ts.Node) =>
    ts.isPropertyAccessExpression(parent) && parent.name.text === 'length'
  if (ts.isExpressionStatement(node.parent) || isCount(node)) return true
  if (!ts.isVariableDeclaration(node.parent) || !ts.isIdentifier(node.parent.name)) return false
  const { name } = node.parent
  const symbol = checker.getSymbolAtLocation(name)
  return [...nodesOf(call.getSourceFile())].every(
    (other) =>
      !ts.isIdentifier(other) ||
      other === name ||
      other.text !== name.text ||
      checker.getSymbolAtLocation(other) !== symbol ||
      isCount(other),
  )
}

/** Whether $1, $2, … may be null, by the types of what is given; unknown from a spread on. */
function parametersOf(checker: ts.TypeChecker, given: ts.Expression | undefined): boolean[] {
  if (!given || !ts.isArrayLiteralExpression(given)) return []
  const spread = given.elements.findIndex(ts.isSpreadElement)
  const known = spread < 0 ? given.elements : given.elements.slice(0, spread)
  return known.map((element) => {
    const type = checker.getTypeAtLocation(element)
    return type !== checker.getNonNullableType(type) || isLoose(type)
  })
}

const isLoose = ({ flags }: ts.Type) =>
  (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.TypeParameter)) !== 0

function fieldsOf(checker: ts.TypeChecker, row: ts.Type, at: ts.Node): Map<string, RowField> {
  return new Map(
    checker.getPropertiesOfType(row).map((property) => {
      const type = checker.getTypeOfSymbolAtLocation(property, at)
      const parts = type.isUnion() ? type.types : [type]
      const has = (flag: ts.TypeFlags) => parts.some(({ flags }) => (flags & flag) !== 0)
      const field: RowField = {
        says: checker.typeToString(type),
        takesNull: has(ts.TypeFlags.Null | ts.TypeFlags.Unknown),
        isOptional: has(ts.TypeFlags.Undefined) || !!(property.flags & ts.SymbolFlags.Optional),
        fits: (value) => fits(checker, checker.getNonNullableType(type), value),
      }
      return [property.name, field]
    }),
  )
}

function fits(checker: ts.TypeChecker, type: ts.Type, value: unknown): boolean {
  if (type.flags & ts.TypeFlags.Unknown) return true
  if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Never)) return false
  const is = (wanted: ts.Type) => checker.isTypeAssignableTo(type, wanted)
  if (typeof value === 'string') return is(checker.getStringType())
  if (typeof value === 'number') return is(checker.getNumberType())
  if (typeof value === 'boolean') return is(checker.getBooleanType())
  if (Array.isArray(value)) {
    return checker.isArrayType(type) && fits(checker, elementOf(checker, type), value[0])
  }
  const names = (type.isUnion() ? type.types : [type]).map((part) => part.symbol?.name ?? '')
  if (value instanceof Date) return names.every((name) => name === 'Date')
  if (value instanceof Uint8Array) return names.every((name) => /^(Buffer|Uint8Array)$/.test(name))
  // parsed JSON: some object or list, and nothing that JSON has no word for
  const parts = type.isUnion() ? type.types : [type]
  const isOurs = (part: ts.Type) =>
    !!(part.flags & (ts.TypeFlags.Object | ts.TypeFlags.NonPrimitive)) || part.isIntersection()
  return (
    parts.some(isOurs) && !names.some((name) => /^(Date|Buffer|Uint8Array|Map|Set)$/.test(name))
  )
}
