// Parse Server with its PostgreSQL adapter; a report, its row of history and of work come in one batch.
import express from 'express'
import { ParseServer } from 'parse-server'

const { PGHOST, PGDATABASE, PORT } = process.env
const text = { type: 'String' }
const kept = {
  find: { '*': true },
  get: { '*': true },
  create: { '*': true },
  count: { '*': true },
}

const server = new ParseServer({
  // a socket is no host of a URI
  databaseURI: `postgres://postgres@localhost:5432/${PGDATABASE}`,
  databaseOptions: { host: PGHOST },
  ...{ appId: 'bench', masterKey: 'bench' },
  ...{ serverURL: `http://127.0.0.1:${PORT}/parse`, silent: true },
  schema: {
    definitions: [
      {
        className: 'Report',
        fields: {
          ...{ street: text, number: text, client: text, state: text, category: text, words: text },
          ...{ place: { type: 'GeoPoint' }, owner: text, due: text },
        },
        indexes: { due: { due: 1 }, stateDue: { state: 1, due: 1 } },
        classLevelPermissions: kept,
      },
      {
        className: 'Happened',
        fields: { client: text, did: text },
        classLevelPermissions: kept,
      },
      {
        className: 'Work',
        fields: { client: text, owner: text, due: text },
        classLevelPermissions: kept,
      },
    ],
  },
})
await server.start()
const app = express()
app.use('/parse', server.app)
app.listen(Number(PORT), '127.0.0.1', () => console.log('ready'))
