/** What holds semicolons that end nothing: strings, names, comments, dollar-quoted bodies. */
const OPAQUE =
  /\b[eE]'(?:[^'\\]|\\[\s\S]|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|(?<!\w)\$([A-Za-z_]\w*)?\$[\s\S]*?\$\1\$|\/\*[\s\S]*?\*\//y

/**
 * The statements of a migration, one by one: Citus carries out only one DDL statement per message,
 * and an error then names its statement. Comments stay with the statement that follows. Two rare forms
 * are not read and fail: nested block comments, and `BEGIN ATOMIC` bodies, for which there is $$.
 */
export function statementsOf(sql: string): string[] {
  const statements: string[] = []
  let start = 0
  let meaning = false
  const end = (at: number) => {
    if (meaning) statements.push(sql.slice(start, at).trim())
    start = at + 1
    meaning = false
  }
  for (let at = 0; at < sql.length; ) {
    OPAQUE.lastIndex = at
    const opaque = OPAQUE.exec(sql)?.[0]
    if (opaque !== undefined) {
      meaning ||= !opaque.startsWith('--') && !opaque.startsWith('/*')
      at += opaque.length
    } else {
      if (sql[at] === ';') end(at)
      else meaning ||= /\S/.test(sql[at] ?? '')
      at += 1
    }
  }
  end(sql.length)
  return statements
}
