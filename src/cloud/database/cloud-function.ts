/** Set by Tencent's runtime of cloud functions, by CloudBase and by WeChat on top of it. */
const MARKS = [
  'TENCENTCLOUD_RUNENV',
  'SCF_RUNTIME',
  'SCF_RUNTIME_API',
  'SCF_FUNCTIONNAME',
  'SCF_NAMESPACE',
  'TCB_ENV',
  'WX_CONTEXT_KEYS',
]

/** Throws inside a cloud function: its disk is lost with the instance, and each instance has its own. */
export function refuseEmbeddedInCloudFunction(
  env: Readonly<Record<string, string | undefined>> = process.env,
): void {
  const mark = MARKS.find((name) => env[name])
  if (!mark) return
  throw new Error(
    `The embedded database can't be used in a cloud function (${mark} is set): its data would be lost with the instance. Set DATABASE_URL to a PostgreSQL server.`,
  )
}
