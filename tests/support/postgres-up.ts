import { type PostgresServer, startPostgres } from './postgres-server'

declare global {
  // a global of jest's parent process: setup and teardown share nothing else
  var postgresOfTests: PostgresServer | undefined
}

/** Before the project's tests: a server of their own, named to the workers by TEST_POSTGRES_URL. */
export default async function up(): Promise<void> {
  globalThis.postgresOfTests = await startPostgres({
    fsync: 'off',
    full_page_writes: 'off',
    synchronous_commit: 'off',
    max_connections: '300',
  })
  process.env.TEST_POSTGRES_URL = globalThis.postgresOfTests.url
}
