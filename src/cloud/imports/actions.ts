import { MAX_IMPORT_ROWS } from '@/contract/imports'
import type { ImportId } from '@/contract/wire'
import type { Context, Handlers } from '../context'
import { notFound } from '../errors'
import { openChecked } from '../files/intake'
import { newId } from '../ids'
import { personOf } from '../policy'
import { countsOf, planRows, surveySheet } from './change'
import { readOn, takeIn } from './parts'
import { demandReader } from './policy'
import { find, list } from './repository/reads'
import { insertRows } from './repository/writes'
import { readSheet } from './sheet'
import { writeCsv } from './sheet/csv'
import { applyImport, begin, undoImport, type Which } from './step'
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
    const sheet = await readSheet(opened, importer, MAX_IMPORT_ROWS[kind])
    const [id, by] = [newId<ImportId>(), personOf(actor)]
    const made = { import: id, kind, file, fileName: opened.name, by, now }
    if (importer.inParts) {
      await takeIn(context, scope, made, await surveySheet(context, importer, sheet))
    } else {
      const rows = await planRows(context, importer, street, sheet)
      await db.tx(async (tx) => {
        await begin(tx, scope, { ...made, state: 'preview', counts: countsOf(rows), total: null })
        await insertRows(tx, scope, id, rows)
      })
    }
    return viewAfter(context, { street, import: id })
  },

  async 'imports.continue'(which, context) {
    const { street, import: id } = which
    demandReader(context.actor, street)
    const head = await find(context.db, street, id)
    if (!head) throw notFound('导入')
    await readOn(context, context.cloud.wiring.imports[head.kind].demand(context, street), id)
    return viewAfter(context, which)
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
    if (importer.template) return { ...importer.template(street), type: 'application/geo+json' }
    const headings = importer.columns.map((column) => column.headings[0])
    const example = importer.columns.map((column) => column.example)
    const fileName = `${importer.thing}导入模板.csv`
    return { fileName, type: 'text/csv', text: writeCsv([headings, example]) }
  },
}
