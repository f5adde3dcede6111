import { type Node, nodeAt, nodeIn, nodesAt, wordAt, wordsAt } from './row-types-tree'

/** What the catalogue says of tables and functions, and the caller of what it gives. */
export interface Catalogue {
  /** `table number.column number` of each NOT NULL column. */
  notNull: ReadonlySet<string>
  functions: ReadonlyMap<string, { name: string; strict: boolean }>
  /** Whether $1, $2, … may be null; those left out may. */
  parameters: readonly boolean[]
}

/** Statements from the innermost outwards: a column may belong to one further out. */
type Scopes = readonly Node[]

/** They answer null though every argument is there. Others that are not STRICT may as well. */
const PARTIAL =
  /^(array_(length|lower|upper|ndims|position)|regexp_(match|substr)|substring|jsonb?_(object_field|array_element|extract_path).*|jsonb_path_.*|lag|lead|nth_value)$/
/** They take nulls and never answer one. */
const TOTAL = /^(jsonb?_build_(object|array)|concat|concat_ws|format|num_nulls|num_nonnulls)$/
/** Aggregates and window functions with an answer for no rows, too. */
const COUNTS = /^(count|row_number|rank|dense_rank|ntile|percent_rank|cume_dist)$/
/** point, lseg, box: subscripts of a fixed length reach something; those of an array may not. */
const FIXED = new Set(['600', '601', '603'])

/** The columns of a statement's answer as expressions. */
export function columnsOf(query: Node): { name: string; expression: Node }[] {
  const list = wordAt(query, 'commandType') === '1' ? 'targetList' : 'returningList'
  return nodesAt(query, list)
    .filter((entry) => wordAt(entry, 'resjunk') === 'false')
    .map((entry) => ({ name: wordAt(entry, 'resname'), expression: child(entry, 'expr') }))
}

function child(node: Node, field: string): Node {
  const found = nodeAt(node, field)
  if (!found) throw new Error(`${node.label} without ${field}`)
  return found
}

/** Whether a column can be null. Where nothing proves that it is never null, it can. */
export function columnMayBeNull(
  catalogue: Catalogue,
  query: Node,
  at: number,
  outer: Scopes = [],
): boolean {
  if (nodeAt(query, 'setOperations')) {
    const arms = nodesAt(query, 'rtable').flatMap((entry) => nodeAt(entry, 'subquery') ?? [])
    return arms.some((arm) => columnMayBeNull(catalogue, arm, at, [query, ...outer]))
  }
  const column = columnsOf(query)[at]
  return !column || mayBeNull(catalogue, column.expression, [query, ...outer])
}

/** Null as soon as what they work on is: the field that holds that. */
const PASS_ON: Readonly<Record<string, string>> = {
  RELABELTYPE: 'arg',
  COERCEVIAIO: 'arg',
  ARRAYCOERCEEXPR: 'arg',
  COLLATEEXPR: 'arg',
}
const NEVER = new Set(['NULLTEST', 'BOOLEANTEST', 'DISTINCTEXPR', 'ARRAYEXPR', 'SQLVALUEFUNCTION'])

function mayBeNull(catalogue: Catalogue, node: Node, scopes: Scopes): boolean {
  const may = (inner: Node) => mayBeNull(catalogue, inner, scopes)
  const args = nodesAt(node, 'args')
  const passed = PASS_ON[node.label]
  if (passed) return may(child(node, passed))
  if (NEVER.has(node.label)) return false
  switch (node.label) {
    case 'VAR':
      return variableMayBeNull(catalogue, node, scopes)
    case 'CONST':
      return wordAt(node, 'constisnull') === 'true'
    case 'PARAM':
      return catalogue.parameters[Number(wordAt(node, 'paramid')) - 1] ?? true
    case 'COALESCEEXPR':
    case 'MINMAXEXPR':
      return args.every(may)
    case 'BOOLEXPR':
      return args.some(may)
    case 'CASEEXPR':
      return [...args.map((when) => child(when, 'result')), child(node, 'defresult')].some(may)
    case 'OPEXPR':
    case 'FUNCEXPR':
      if (isPromised(catalogue, node)) return args.slice(0, 1).some(may)
      return isPartial(catalogue, node) || (!isTotal(catalogue, node) && args.some(may))
    case 'AGGREF':
    case 'WINDOWFUNC':
      return !COUNTS.test(functionOf(catalogue, node)?.name ?? '')
    case 'SUBSCRIPTINGREF':
      return !FIXED.has(wordAt(node, 'refcontainertype')) || may(child(node, 'refexpr'))
    case 'SUBLINK':
      return subqueryMayBeNull(catalogue, node, scopes)
    default:
      return true
  }
}

const isTotal = (catalogue: Catalogue, node: Node) =>
  TOTAL.test(functionOf(catalogue, node)?.name ?? '')

/** Whether a function can answer null where no argument is null. */
function isPartial(catalogue: Catalogue, node: Node): boolean {
  if (isTotal(catalogue, node)) return false
  const { name, strict } = functionOf(catalogue, node) ?? { name: '', strict: false }
  return !strict || PARTIAL.test(name) || wordAt(node, 'funcretset') === 'true'
}

/** The field that holds the number of the function behind a node. */
const FUNCTION: Readonly<Record<string, string>> = {
  OPEXPR: 'opfuncid',
  SCALARARRAYOPEXPR: 'opfuncid',
  FUNCEXPR: 'funcid',
  AGGREF: 'aggfnoid',
  WINDOWFUNC: 'winfnoid',
}

const functionOf = (catalogue: Catalogue, node: Node) =>
  catalogue.functions.get(wordAt(node, FUNCTION[node.label] ?? ''))

/** `name ->> 'zh'`: every Bilingual has its Chinese (contract/wire.ts). */
function isPromised(catalogue: Catalogue, node: Node): boolean {
  const key = nodesAt(node, 'args')[1]
  if (functionOf(catalogue, node)?.name !== 'jsonb_object_field_text' || !key) return false
  // length, [, four bytes of header, the text, ]
  const bytes = wordsAt(key, 'constvalue').slice(6, -1).map(Number)
  return Buffer.from(bytes).toString() === 'zh'
}

function subqueryMayBeNull(catalogue: Catalogue, link: Node, scopes: Scopes): boolean {
  const [EXISTS, ANY, EXPRESSION, ARRAY] = ['0', '2', '4', '6']
  const kind = wordAt(link, 'subLinkType')
  if (kind === EXISTS || kind === ARRAY) return false
  const query = child(link, 'subselect')
  if (kind === ANY) {
    const test = child(link, 'testexpr')
    const [tried] = test.label === 'OPEXPR' ? nodesAt(test, 'args') : []
    if (!tried || !functionOf(catalogue, test)?.strict) return true
    return mayBeNull(catalogue, tried, scopes) || columnMayBeNull(catalogue, query, 0, scopes)
  }
  // one row whatever there is to count
  const hasOneRow =
    wordAt(query, 'hasAggs') === 'true' &&
    ['groupClause', 'groupingSets', 'havingQual', 'limitOffset', 'limitCount'].every(
      (field) => query.fields[field] === null,
    )
  return kind !== EXPRESSION || !hasOneRow || columnMayBeNull(catalogue, query, 0, scopes)
}

function variableMayBeNull(catalogue: Catalogue, variable: Node, scopes: Scopes): boolean {
  const own = scopes.slice(Number(wordAt(variable, 'varlevelsup')))
  const query = own[0]
  const at = Number(wordAt(variable, 'varattno'))
  const entry = query && nodesAt(query, 'rtable')[Number(wordAt(variable, 'varno')) - 1]
  if (!query || !entry || at < 1) return true
  if (isProven(catalogue, query, variable)) return false
  const emptied = wordsAt(variable, 'varnullingrels').length > 1
  // `RETURNING old.x` of an insert
  if (emptied || wordAt(variable, 'varreturningtype') !== '0') return true
  return entryMayBeNull(catalogue, entry, at, own)
}

const RTE = { table: '0', subquery: '1', join: '2', function: '3', with: '6', group: '9' }

/** A column of what stands in FROM. */
function entryMayBeNull(catalogue: Catalogue, entry: Node, at: number, own: Scopes): boolean {
  const kind = wordAt(entry, 'rtekind')
  if (kind === RTE.table) return !catalogue.notNull.has(`${wordAt(entry, 'relid')}.${at}`)
  if (kind === RTE.subquery) {
    return columnMayBeNull(catalogue, child(entry, 'subquery'), at - 1, own)
  }
  if (kind === RTE.join || kind === RTE.group) {
    const meant = nodeIn(entry, kind === RTE.join ? 'joinaliasvars' : 'groupexprs', at - 1)
    return !meant || mayBeNull(catalogue, meant, own)
  }
  if (kind === RTE.function) {
    const columns = wordsAt(child(entry, 'eref'), 'colnames')
    return !(wordAt(entry, 'funcordinality') === 'true' && at === columns.length)
  }
  if (kind === RTE.with && wordAt(entry, 'self_reference') === 'false') {
    const outer = own.slice(Number(wordAt(entry, 'ctelevelsup')))
    const named = outer[0] && nodesAt(outer[0], 'cteList')
    const meant = named?.find((one) => wordAt(one, 'ctename') === wordAt(entry, 'ctename'))
    return !meant || columnMayBeNull(catalogue, child(meant, 'ctequery'), at - 1, outer)
  }
  return true
}

/** Whether WHERE lets no row with a null there through. An UPDATE may still write one. */
function isProven(catalogue: Catalogue, query: Node, variable: Node): boolean {
  if (wordAt(query, 'commandType') !== '1') return false
  const isSame = (node: Node | undefined): boolean => {
    if (node?.label === 'RELABELTYPE') return isSame(nodeAt(node, 'arg'))
    return (
      node?.label === 'VAR' &&
      wordAt(node, 'varlevelsup') === '0' &&
      ['varno', 'varattno'].every((field) => wordAt(node, field) === wordAt(variable, field))
    )
  }
  return [...conditionsOf(nodeAt(query, 'jointree'))].some((condition) => {
    if (condition.label === 'NULLTEST') {
      return wordAt(condition, 'nulltesttype') === '1' && isSame(nodeAt(condition, 'arg'))
    }
    if (!functionOf(catalogue, condition)?.strict) return false
    const args = nodesAt(condition, 'args')
    if (condition.label === 'OPEXPR') return args.some(isSame)
    const isAny = condition.label === 'SCALARARRAYOPEXPR' && wordAt(condition, 'useOr') === 'true'
    return isAny && isSame(args[0])
  })
}

/** What holds for every row: WHERE, and ON of the joins that leave out what has no partner. */
function* conditionsOf(node: Node | undefined): Generator<Node> {
  if (node?.label === 'FROMEXPR') {
    yield* conjunctsOf(nodeAt(node, 'quals'))
    for (const from of nodesAt(node, 'fromlist')) yield* conditionsOf(from)
  }
  if (node?.label === 'JOINEXPR' && wordAt(node, 'jointype') === '0') {
    yield* conjunctsOf(nodeAt(node, 'quals'))
    yield* conditionsOf(nodeAt(node, 'larg'))
    yield* conditionsOf(nodeAt(node, 'rarg'))
  }
  if (node?.label === 'JOINEXPR' && wordAt(node, 'jointype') === '1') {
    yield* conditionsOf(nodeAt(node, 'larg'))
  }
}

function* conjunctsOf(condition: Node | undefined): Generator<Node> {
  if (condition?.label === 'BOOLEXPR' && wordAt(condition, 'boolop') === 'and') {
    for (const part of nodesAt(condition, 'args')) yield* conjunctsOf(part)
  } else if (condition) yield condition
}
