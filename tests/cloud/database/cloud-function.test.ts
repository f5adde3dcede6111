import { refuseEmbeddedInCloudFunction } from '@/cloud/database/cloud-function'
import { openDatabase } from '@/cloud/database/open'

/** What Tencent's runtime sets, as its own SDK and public functions read it. */
const INSIDE: Record<string, string>[] = [
  { TENCENTCLOUD_RUNENV: 'SCF' },
  { SCF_FUNCTIONNAME: 'api' },
  { SCF_NAMESPACE: 'street-8g' },
  { SCF_RUNTIME_API: '127.0.0.1' },
  { TCB_ENV: 'street-8g' },
  { WX_CONTEXT_KEYS: 'WX_OPENID' },
]

test.each(INSIDE)('the embedded database is refused where %p', (env) => {
  expect(() => refuseEmbeddedInCloudFunction(env)).toThrow('Set DATABASE_URL')
})

test('elsewhere it is not', () => {
  expect(() => refuseEmbeddedInCloudFunction({})).not.toThrow()
  expect(() => refuseEmbeddedInCloudFunction({ TCB_ENV: '', HOME: '/root' })).not.toThrow()
})

test('the opening itself refuses, in memory too', async () => {
  process.env.TENCENTCLOUD_RUNENV = 'SCF'
  try {
    await expect(openDatabase({})).rejects.toThrow('TENCENTCLOUD_RUNENV')
  } finally {
    delete process.env.TENCENTCLOUD_RUNENV
  }
})
