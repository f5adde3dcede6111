// Feathers on koa with knex: a report with one row of history and one of work beside it.
import { feathers } from '@feathersjs/feathers'
import { KnexService } from '@feathersjs/knex'
import { bodyParser, errorHandler, koa, rest } from '@feathersjs/koa'
import knex from 'knex'

const { PGHOST, PGDATABASE, PORT } = process.env
const Model = knex({
  client: 'pg',
  connection: { host: PGHOST, user: 'postgres', database: PGDATABASE },
  pool: { min: 2, max: 8 },
})

await Model.schema.createTable('reports', (table) => {
  table.increments('id')
  for (const name of ['street', 'number', 'client', 'state', 'category', 'words', 'owner', 'due']) {
    table.text(name)
  }
  table.double('lng')
  table.double('lat')
  table.timestamp('created_at').defaultTo(Model.fn.now())
  table.index(['due'])
  table.index(['state', 'due'])
  table.unique(['client'])
})
await Model.schema.createTable('happened', (table) => {
  table.increments('id')
  table.integer('report').references('reports.id')
  table.text('did')
})
await Model.schema.createTable('work', (table) => {
  table.increments('id')
  table.integer('report').references('reports.id')
  table.text('owner')
  table.text('due')
})

const app = koa(feathers())
app.use(errorHandler())
app.use(bodyParser())
app.configure(rest())
for (const name of ['reports', 'happened', 'work']) {
  app.use(name, new KnexService({ Model, name, paginate: { default: 20, max: 50 } }))
}
app.service('reports').hooks({
  after: {
    create: [
      async ({ result }) => {
        await app.service('happened').create({ report: result.id, did: 'submit' })
        await app
          .service('work')
          .create({ report: result.id, owner: result.owner, due: result.due })
      },
    ],
  },
})
await app.listen(Number(PORT), '127.0.0.1')
console.log('ready')
