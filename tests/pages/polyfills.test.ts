const MISSING = ['AbortController', 'Intl', 'queueMicrotask'] as const

interface StandIns {
  Intl: typeof Intl
  AbortController: typeof AbortController
  queueMicrotask: typeof queueMicrotask
}

/** The stand-ins, as a phone without the real ones gets them; the real ones are back afterwards. */
function standIns(): StandIns {
  const scope = globalThis as Record<string, unknown>
  const real = MISSING.map((name) => [name, scope[name]] as const)
  for (const name of MISSING) scope[name] = undefined
  jest.isolateModules(() => {
    require('@/client/polyfills')
  })
  const given = Object.fromEntries(MISSING.map((name) => [name, scope[name]]))
  for (const [name, value] of real) scope[name] = value
  return given as unknown as StandIns
}

const phone = standIns()
const COUNTS = [0, 1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 100, 101, 111, 112, 1.5]

test.each([
  ['en', 'cardinal'],
  ['en', 'ordinal'],
  ['zh-CN', 'cardinal'],
  ['zh-CN', 'ordinal'],
] as const)('plurals of %s, %s, agree with the real ones', (locale, type) => {
  const real = new Intl.PluralRules(locale, { type })
  const ours = new phone.Intl.PluralRules([locale, 'en'], { type })
  for (const count of COUNTS)
    expect([count, ours.select(count)]).toEqual([count, real.select(count)])
})

test('numbers are grouped as the real ones are', () => {
  const real = new Intl.NumberFormat('zh-CN')
  const ours = new phone.Intl.NumberFormat('zh-CN')
  for (const n of [0, 7, 999, 1000, 60000, 1234567, -1234, 1234.5]) {
    expect(ours.format(n)).toBe(real.format(n))
  }
})

test('an abort is told once to those who listen and to those who look', () => {
  const controller = new phone.AbortController()
  const told = jest.fn()
  const gone = jest.fn()
  controller.signal.addEventListener('abort', told)
  controller.signal.addEventListener('abort', gone)
  controller.signal.removeEventListener('abort', gone)
  expect(controller.signal.aborted).toBe(false)
  controller.abort('stop')
  controller.abort('again')
  expect(told).toHaveBeenCalledTimes(1)
  expect(gone).not.toHaveBeenCalled()
  expect(controller.signal).toMatchObject({ aborted: true, reason: 'stop' })
  expect(() => controller.signal.throwIfAborted()).toThrow('stop')
})

test('a microtask runs after what is running and before any timer', async () => {
  const order: string[] = []
  phone.queueMicrotask(() => order.push('task'))
  setTimeout(() => order.push('timer'))
  order.push('now')
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect(order).toEqual(['now', 'task', 'timer'])
})

test('a phone that has the real thing keeps it', () => {
  const real = globalThis.AbortController
  jest.isolateModules(() => {
    require('@/client/polyfills')
  })
  expect(globalThis.AbortController).toBe(real)
})
