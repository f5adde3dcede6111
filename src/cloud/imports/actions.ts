import type { ImportId } from '@/contract/wire'
import type { Context, Handlers } from '../context'
import { notFound } from '../errors'
import { openChecked } from '../files/intake'
import { append } from '../history/repository'
import { newId } from '../ids'
import { personOf } from '../policy'
import { countsOf, planRows } from './change'
import { demandReader } from './policy'
import { find, insertImport, insertRows, list } from './repository'
import { readSheet } from './sheet'
import { writeCsv } from './sheet/csv'
import { applyImport, undoImport, type Which } from './step'
import { headOf, viewOf } from './view'

async function viewAfter(
  context: Context,
  { street, import: id }: Pick<Which, 'street' | 'import'>,
) {
  const head = await find(context.db, street, id)
  if (!head) throw notFound('导入')
  return { import: await viewOf(context.db, head) }
}

export const imports: Handlers<'imports'> = {
  async 'imports.preview'({ street, kind, file }, context) {
    const { cloud, db, actor, now } = context
    const importer = cloud.wiring.imports[kind]
    const scope = importer.demand(context, street)
    const opened = await openChecked(context, street, file, 'import')
    const sheet = await readSheet(opened, importer.columns)
    const rows = await planRows(context, importer, street, sheet)
    const [id, by, counts] = [newId<ImportId>(), personOf(actor), countsOf(rows)]
    await db.tx(async (tx) => {
      const made = { import: id, kind, file, fileName: opened.name, counts, by, now }
      await insertImport(tx, scope, made)
      await insertRows(tx, scope, id, rows)
      const subject = { noun: 'imports', id } as const
      await append(tx, { street, subject, did: 'imports.preview', by, at: now })
    })
    return viewAfter(context, { street, import: id })
  },

  async 'imports.apply'(which, context) {
    demandReader(context.actor, which.street)
    await applyImport(context, which)
    return viewAfter(context, which)
  },

  async 'imports.undo'(which, context) {
    demandReader(context.actor, which.street)
    await undoImport(context, which)
    return viewAfter(context, which)
  },

  async 'imports.get'(which, context) {
    demandReader(context.actor, which.street)
    return viewAfter(context, which)
  },

  async 'imports.list'({ street }, { actor, db }) {
    demandReader(actor, street)
    return { imports: (await list(db, street)).map(headOf) }
  },

  async 'imports.template'({ street, kind }, context) {
    const importer = context.cloud.wiring.imports[kind]
    importer.demand(context, street)
    const headings = importer.columns.map((column) => column.headings[0])
    const example = importer.columns.map((column) => column.example)
    return { fileName: `${importer.thing}导入模板.csv`, csv: writeCsv([headings, example]) }
  },
}
