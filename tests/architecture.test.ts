import ts from 'typescript'
import packages from '../config/packages'
import { catalogs } from './support/catalogs'
import { importsOf, nodesOf, type Source, sourcesIn, treeOf } from './support/sources'

/** The house's rules (ARCHITECTURE.md) as a test; each message says what to do instead. */

const code = sourcesIn('src', '.ts', '.tsx').filter(({ path }) => !path.endsWith('.d.ts'))
const styles = sourcesIn('src', '.scss')
const KERNEL = ['history', 'assignments', 'files', 'messages', 'calendar']

/** Where a file lives, as the import table has it. */
const noun = (path: string, root: string) => path.slice(root.length).split('/')[0] ?? ''
const inCloudNoun = (path: string) => /^src\/cloud\/[a-z\d]+\//.test(path)
const cloudNoun = (path: string) => noun(path, 'src/cloud/')
/** Folders of cloud/ that are machinery and not nouns. */
const MACHINERY = ['database', 'functions', 'local', 'outside']

function offences(check: (source: Source, imported: string) => string | undefined): string[] {
  return code.flatMap((source) =>
    importsOf(source).flatMap((imported) => {
      const instead = check(source, imported)
      return instead ? [`${source.path} imports ${imported}: ${instead}`] : []
    }),
  )
}

describe('who may import whom', () => {
  test('rules are pure', () => {
    const allowed = /^src\/contract\/|^dayjs/
    expect(
      offences(({ path }, imported) =>
        path.endsWith('.rules.ts') && !allowed.test(imported)
          ? 'rules take what they need as arguments'
          : undefined,
      ),
    ).toEqual([])
  })

  test('the contract imports nobody but the schema library', () => {
    expect(
      offences(({ path }, imported) =>
        path.startsWith('src/contract/') && !/^src\/contract\/|^valibot$|^dayjs/.test(imported)
          ? 'both sides rest on the contract, it rests on none'
          : undefined,
      ),
    ).toEqual([])
  })

  test('the cloud does not know the phone, the phone does not know the cloud', () => {
    expect(
      offences(({ path }, imported) => {
        if (path.startsWith('src/cloud/')) {
          return /^src\/(client|components|pages|styles)\/|^@tarojs/.test(imported)
            ? 'share through the contract'
            : undefined
        }
        return imported.startsWith('src/cloud/') ? 'ask through the contract' : undefined
      }),
    ).toEqual([])
  })

  test('actions speak no SQL and no platform', () => {
    expect(
      offences(({ path }, imported) =>
        inCloudNoun(path) &&
        /\/actions(\/|\.ts)/.test(path) &&
        /^(pg|wx-server-sdk|@electric)/.test(imported)
          ? 'SQL belongs in the repository, the platform behind outside/'
          : undefined,
      ),
    ).toEqual([])
    const withSql = code.filter(
      ({ path, text }) =>
        /^src\/cloud\/[a-z\d]+\/(actions|policy|view)/.test(path) && /\.query[<(]/.test(text),
    )
    expect(withSql.map(({ path }) => `${path}: move the statement to the repository`)).toEqual([])
  })

  test('a repository knows rows, not views and not policy', () => {
    expect(
      offences(({ path }, imported) =>
        /^src\/cloud\/[a-z\d]+\/repository/.test(path) && /\/(policy|view|actions)$/.test(imported)
          ? 'the handler asks policy and makes the view'
          : undefined,
      ),
    ).toEqual([])
  })

  test('a noun meets another only at its reads and its intake; kernel nouns meet none', () => {
    expect(
      offences(({ path }, imported) => {
        if (!inCloudNoun(path) || !imported.startsWith('src/cloud/')) return undefined
        const [from, to] = [cloudNoun(path), cloudNoun(`${imported}/`)]
        if (MACHINERY.includes(from) || MACHINERY.includes(to) || from === to) return undefined
        if (!imported.slice('src/cloud/'.length).includes('/')) return undefined
        if (KERNEL.includes(from)) {
          return KERNEL.includes(to)
            ? undefined
            : 'a kernel noun serves all and knows none: register it in wiring.ts'
        }
        if (KERNEL.includes(to)) return undefined
        return /\/(intake|importer|repository(\/reads)?)$/.test(imported)
          ? undefined
          : 'call its intake or its reads'
      }),
    ).toEqual([])
  })

  test('nouns form no cycle', () => {
    const edges = new Map<string, Set<string>>()
    for (const source of code.filter(({ path }) => inCloudNoun(path))) {
      const from = cloudNoun(source.path)
      for (const imported of importsOf(source)) {
        const to = /^src\/cloud\/([a-z\d]+)\//.exec(imported)?.[1]
        if (!to || to === from || MACHINERY.includes(from) || MACHINERY.includes(to)) continue
        edges.set(from, (edges.get(from) ?? new Set()).add(to))
      }
    }
    const cycles: string[] = []
    const visit = (at: string, trail: string[]) => {
      if (trail.includes(at)) return void cycles.push([...trail, at].join(' → '))
      for (const next of edges.get(at) ?? []) visit(next, [...trail, at])
    }
    for (const start of edges.keys()) visit(start, [])
    expect(cycles).toEqual([])
  })

  test('components draw, the client asks, pages do both for one noun', () => {
    expect(
      offences(({ path }, imported) => {
        if (path.startsWith('src/components/') && /^src\/(client|pages)\//.test(imported)) {
          // words and dates are the phone's language, not its calls
          return /^src\/client\/(.*-words|now)$/.test(imported)
            ? undefined
            : 'take it as a property'
        }
        if (path.startsWith('src/client/') && /^src\/(pages|components)\//.test(imported)) {
          return 'the client knows no page'
        }
        const page = /^src\/pages\/([^/]+)\//.exec(path)?.[1]
        const other = /^src\/pages\/([^/]+)/.exec(imported)?.[1]
        if (page && other && page !== other) return 'share through components/ or client/'
        return undefined
      }),
    ).toEqual([])
  })

  test('only the client talks to the cloud, only functions know the platform', () => {
    const strays = code.filter(
      ({ path, text }) =>
        (/Taro\.(cloud|request|uploadFile)\b/.test(text) && !path.startsWith('src/client/')) ||
        (/WX_OPENID|TCB_|SCF_/.test(text) &&
          !/^src\/cloud\/(functions|database|outside)\/|^src\/cloud\/settings/.test(path)),
    )
    expect(strays.map(({ path }) => path)).toEqual([])
  })
})

/** What a file in cloud/<noun>/ may be called, and what that means. Folders of the same name hold more of it. */
const VOCABULARY: Record<string, string> = {
  actions: 'the handlers',
  policy: 'who may',
  repository: 'rows in and out',
  view: 'rows as the contract shows them',
  intake: 'what other nouns may start here',
  step: 'one move: lock, ask, write, append',
  change: 'what a change must satisfy beyond the contract',
  jobs: 'what time makes due',
  code: 'where a printed code leads',
  import: 'how rows of a file become things',
  importer: 'what a noun registers to be imported',
  climb: 'what happens to overdue work',
}
/** Words of one noun alone. */
const OWN: Record<string, readonly string[]> = {
  session: ['identify', 'token'],
  checkins: ['hear', 'settle', 'share'],
  codes: ['scene'],
  complaints: ['submit', 'handover', 'receipt'],
  imports: ['sheet', 'parts', 'content'],
  areas: ['boundaries', 'resolve'],
  appointments: ['appointing', 'handover', 'inviting'],
  homes: ['handover', 'settle'],
  invitations: ['claim', 'join', 'move'],
  files: ['clean'],
  operators: ['review'],
  open311: ['answer', 'asking', 'calling', 'params', 'refusal', 'resources', 'xml'],
  service: ['answer', 'certify', 'handover', 'print'],
  signups: [
    'asked',
    'changed',
    'course',
    'line',
    'make',
    'merge',
    'telling',
    'tickets',
    'withdraw',
  ],
  reports: [
    'acts',
    'bulk',
    'clocks',
    'given',
    'handover',
    'routing',
    'setting',
    'sought',
    'submit',
    'telling',
    'told',
  ],
}

test('the files of a noun keep to the vocabulary', () => {
  const strays = code
    .filter(({ path }) => inCloudNoun(path) && !MACHINERY.includes(cloudNoun(path)))
    .filter(({ path }) => {
      const word = path.split('/')[3]?.replace(/\.ts$/, '') ?? ''
      return !(word in VOCABULARY) && !OWN[cloudNoun(path)]?.includes(word)
    })
  expect(strays.map(({ path }) => `${path}: one of ${Object.keys(VOCABULARY).join(', ')}`)).toEqual(
    [],
  )
})

test('no bags, no barrels', () => {
  const bags = code.filter(({ path }) =>
    /\/(utils?|helpers?|common|misc|shared)(\/|\.tsx?$)/.test(path),
  )
  const barrels = code.filter(
    ({ path, text }) =>
      /\/index\.ts$/.test(path) &&
      path !== 'src/contract/index.ts' &&
      !/[^\s]/.test(text.replace(/export .* from .*/g, '')),
  )
  expect([...bags, ...barrels].map(({ path }) => path)).toEqual([])
})

describe('lengths', () => {
  const lines = (text: string) => text.split('\n').length - 1

  test('files of at most 250 lines', () => {
    const long = [...code, ...styles].filter(
      ({ path, text }) => lines(text) > 250 && !/\/(seed|migrations)\//.test(path),
    )
    expect(
      long.map(({ path, text }) => `${path}: ${lines(text)} lines, a noun is missing`),
    ).toEqual([])
  })

  test('functions of at most 40 lines, 80 with JSX', () => {
    const long = code
      .filter(({ path }) => !path.includes('/seed/'))
      .flatMap((source) => {
        const tree = treeOf(source)
        return [...nodesOf(tree)].filter(ts.isFunctionLike).flatMap((node) => {
          const from = tree.getLineAndCharacterOfPosition(node.getStart()).line
          const count = tree.getLineAndCharacterOfPosition(node.end).line - from + 1
          const limit = [...nodesOf(node)].some(ts.isJsxOpeningLikeElement) ? 80 : 40
          return count > limit ? [`${source.path}:${from + 1} ${count} lines`] : []
        })
      })
    expect(long).toEqual([])
  })
})

describe('words travel with the package that says them', () => {
  const said = catalogs()

  test('each subpackage of the app has its own', () => {
    const without = packages.filter((noun) => Object.keys(said.get(noun) ?? {}).length === 0)
    const homeless = sourcesIn('src/locales', 'en.po').flatMap(({ path }) => {
      const folder = /^src\/locales\/(.+)\/en\.po$/.exec(path)?.[1]
      return folder && !packages.includes(folder) ? [folder] : []
    })
    expect([
      ...without.map((noun) => `pages/${noun}: npm run words, then fill in its English`),
      ...homeless.map((noun) => `src/locales/${noun}: no subpackage says this, remove it`),
    ]).toEqual([])
  })

  test('what two packages say has one English: on the phone the last one to come would win', () => {
    const first = new Map<string, string>()
    const other = [...said].flatMap(([noun, messages]) =>
      Object.entries(messages).flatMap(([id, message]) => {
        const here = JSON.stringify(message)
        const there = first.get(id) ?? here
        first.set(id, there)
        return here === there ? [] : [`${noun || 'the main package'}: ${here}, elsewhere ${there}`]
      }),
    )
    expect(other).toEqual([])
  })
})

describe('looks come from the tokens', () => {
  const TOKENS = ['src/styles/tokens.scss', 'src/styles/map-tokens.ts', 'src/app.config.ts']
  const sheets = [...styles, ...code.filter(({ path }) => !path.startsWith('src/cloud/'))].filter(
    ({ path }) => !TOKENS.includes(path),
  )
  const find = (pattern: RegExp) =>
    sheets.flatMap(({ path, text }) =>
      text
        .split('\n')
        .flatMap((line, i) => (pattern.test(line) ? [`${path}:${i + 1} ${line.trim()}`] : [])),
    )

  test('no colour elsewhere', () => {
    expect(find(/#[0-9a-fA-F]{3,8}\b(?!['"]?\s*:)|\brgba?\(|\bhsla?\(/)).toEqual([])
  })

  test('no size of letters elsewhere', () => {
    expect(find(/font-size:(?!\s*(var\(--|inherit))|fontSize:/)).toEqual([])
  })
})

describe('every statement names its street', () => {
  const migrations = sourcesIn('src/cloud/database/migrations', '.sql')
  const tables = migrations.flatMap(({ text }) =>
    [...text.matchAll(/CREATE (?:UNLOGGED )?TABLE (\w+) \(\s*(\w+)/g)].map(([, name, first]) => ({
      name: name ?? '',
      owned: first === 'street',
    })),
  )
  const GLOBAL = ['streets']
  const owned = tables.filter(({ name, owned: byStreet }) => byStreet && !GLOBAL.includes(name))

  test('the tables of a street are known', () => {
    expect(owned.length).toBeGreaterThan(15)
  })

  type Texts = Map<string, string>

  /** The constants that hold a text, of one file; those of other files are known by `others`. */
  function constantsOf(tree: ts.SourceFile, others: Texts): Texts {
    const texts: Texts = new Map(others)
    for (const node of nodesOf(tree)) {
      if (!ts.isVariableDeclaration(node) || !node.initializer) continue
      const text = textOf(node.initializer, texts)
      if (text !== undefined) texts.set(node.name.getText(), text)
    }
    return texts
  }

  const textOf = (node: ts.Node, texts: Texts): string | undefined => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text
    if (!ts.isTemplateExpression(node)) return undefined
    return node.templateSpans.reduce(
      (sql, { expression, literal }) =>
        sql + (texts.get(expression.getText()) ?? '…') + literal.text,
      node.head.text,
    )
  }

  const trees = code
    .filter(({ path }) => path.startsWith('src/cloud/') && !path.includes('/seed/'))
    .map((source) => ({ path: source.path, tree: treeOf(source) }))

  /** What files share with each other: exported constants. */
  const shared: Texts = new Map(
    trees.flatMap(({ tree }) => {
      const texts = constantsOf(tree, new Map())
      return [...texts].filter(([name]) => tree.text.includes(`export const ${name} `))
    }),
  )

  /** Text of every string and template that holds SQL; constants set into it count as their own text. */
  const statements = trees.flatMap(({ path, tree }) => {
    const texts = constantsOf(tree, shared)
    return [...nodesOf(tree)].flatMap((node) => {
      const sql = ts.isCallExpression(node) && node.arguments[0] && textOf(node.arguments[0], texts)
      return sql && /^\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\b/.test(sql) ? [{ path, sql }] : []
    })
  })

  test('what files share counts where it is used', () => {
    const moved = statements.find(({ sql }) => /^\s*UPDATE sites SET area/.test(sql))
    expect(moved?.sql).toContain('FROM areas near')
  })

  test('there are statements to look at', () => {
    expect(statements.length).toBeGreaterThan(40)
  })

  test('as `street = $n` for each table of a street, or as the first column of an insert', () => {
    const names = owned.map(({ name }) => name).join('|')
    const strays = statements.flatMap(({ path, sql }) => {
      const read = sql.match(new RegExp(`\\b(FROM|JOIN|UPDATE)\\s+(${names})\\b`, 'g'))?.length ?? 0
      const written = [
        ...sql.matchAll(new RegExp(`INSERT INTO\\s+(${names})\\s*\\(\\s*(\\w+)`, 'g')),
      ]
      const badInserts = written.filter(([, , first]) => first !== 'street').length
      const streets = sql.match(/\bstreet\s*=\s*(\$\d+|any\(\$\d+)/gi)?.length ?? 0
      return streets < read || badInserts > 0
        ? [`${path}: ${sql.replace(/\s+/g, ' ').slice(0, 160)}`]
        : []
    })
    expect(strays).toEqual([])
  })

  test('every list is ordered', () => {
    const strays = statements.filter(
      ({ sql }) => /\bLIMIT\b/.test(sql) && !/\bORDER BY\b/.test(sql),
    )
    expect(strays.map(({ path, sql }) => `${path}: ${sql.slice(0, 80)}`)).toEqual([])
  })
})
