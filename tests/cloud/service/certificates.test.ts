import { OTHER_STREET, openCloud, STREET, type TestCloud } from '@tests/support/open-cloud'
import { newId } from '@/cloud/ids'
import type { Certificate } from '@/contract/service'
import type { ClientId } from '@/contract/wire'
import { emptyOffices, type Somebody, somebody } from '../complaints/people'
import { recorded } from './shifts'

const at = (time: string) => Date.parse(`2026-11-22T${time}:00+08:00`)
const iso = (time: string) => new Date(at(time)).toISOString()
const DAY = 86_400_000

let cloud: TestCloud
let organiser: Somebody
let volunteer: Somebody

beforeAll(async () => {
  cloud = await openCloud()
})
afterAll(() => cloud.close())
beforeEach(async () => {
  cloud.clock.set(at('17:00'))
  await emptyOffices(cloud)
  organiser = await somebody(cloud, { role: 'street_staff' })
  volunteer = await somebody(cloud)
})

const shift = (given: object = {}) => ({
  person: volunteer.person,
  organiser: organiser.person,
  from: at('14:00'),
  until: at('16:00'),
  ...given,
})
const code = async (envelope: Promise<unknown>) =>
  ((await envelope) as { error?: { code: string } }).error?.code ?? 'ok'
const why = async (envelope: Promise<unknown>) =>
  ((await envelope) as { error?: { because?: { why: string } } }).error?.because?.why
const span = (from = '2026-11-01', until = '2026-11-30', client = newId(20) as ClientId) => ({
  ...{ street: STREET, client, from, until },
})
const records = async () => (await volunteer.call('service.mine', { street: STREET })).records
const confirmAll = async () => {
  for (const { record, version } of await records())
    await volunteer.try('service.confirm', { street: STREET, record, version })
}
const certified = async () => (await volunteer.call('service.certify', span())).certificate
const verify = (number: string, street = STREET) =>
  cloud.as('stranger').try('service.verify', { street, number })
const verified = async (number: string) =>
  (await cloud.as('stranger').call('service.verify', { street: STREET, number })).certificate

describe('service.certify', () => {
  test('certifies what is certain in these days, once for a client id', async () => {
    await recorded(cloud, shift())
    await confirmAll()
    await recorded(cloud, shift({ from: at('10:00'), until: at('11:00') }))
    const input = span()
    const { certificate } = await volunteer.call('service.certify', input)
    expect(certificate).toMatchObject({
      number: expect.stringMatching(/^Z20261122-\d{4}-[0-9a-hjkmnp-tv-z]{8}$/),
      name: '王小兰',
      issuer: { zh: '南京东路街道' },
      ...{ from: '2026-11-01', until: '2026-11-30', minutes: 120, ended: null, after: null },
      lines: [{ title: { zh: '周末河岸清洁' }, minutes: 120 }],
    })
    expect((await volunteer.call('service.certify', input)).certificate).toEqual(certificate)
    const { certificates } = await volunteer.call('service.certificates', { street: STREET })
    expect(certificates).toEqual([certificate])
  })

  test('twins at once make one', async () => {
    await recorded(cloud, shift())
    await confirmAll()
    const input = span()
    const made = await Promise.all([1, 2, 3].map(() => volunteer.call('service.certify', input)))
    expect(new Set(made.map(({ certificate }) => certificate.number)).size).toBe(1)
  })

  test('takes a day from its first to its last moment in Shanghai', async () => {
    const midnight = Date.parse('2026-11-22T00:00:00+08:00')
    for (const from of [midnight - 120_000, midnight, midnight + DAY - 120_000, midnight + DAY]) {
      await recorded(cloud, shift({ from, until: from + 120_000 }))
    }
    cloud.clock.set(midnight + 10 * DAY)
    const { certificate } = await volunteer.call(
      'service.certify',
      span('2026-11-22', '2026-11-22'),
    )
    expect(certificate.lines.map(({ from }) => Date.parse(from))).toEqual([
      midnight,
      midnight + DAY - 120_000,
    ])
  })

  test('refuses what is nothing, more than it holds, days the wrong way round, and a stranger', async () => {
    expect(await why(volunteer.try('service.certify', span()))).toBe('nothing_to_certify')
    await recorded(cloud, shift())
    expect(await why(volunteer.try('service.certify', span()))).toBe('nothing_to_certify')
    expect(await code(volunteer.try('service.certify', span('2026-11-30', '2026-11-01')))).toBe(
      'invalid',
    )
    expect(await code(cloud.as('stranger').try('service.certify', span()))).toBe('sign_in')
    for (let day = 1; day <= 60; day += 1) {
      const from = at('14:00') - day * DAY
      await recorded(cloud, shift({ from, until: from + 600_000 }))
    }
    cloud.clock.set(at('17:00') + 3 * DAY)
    const all = span('2026-01-01', '2026-12-31')
    expect(await why(volunteer.try('service.certify', all))).toBe('too_much_to_certify')
  })

  test('says nothing of anybody else’s hours', async () => {
    await recorded(cloud, shift())
    await confirmAll()
    const other = await somebody(cloud)
    expect(await why(other.try('service.certify', span()))).toBe('nothing_to_certify')
    await certified()
    const list = await other.call('service.certificates', { street: STREET })
    expect(list).toEqual({ certificates: [] })
  })
})

describe('a correction after it was certified', () => {
  const which = async () => {
    const [first] = await records()
    if (!first) throw new Error('no record')
    return { street: STREET, record: first.record, version: first.version }
  }
  const stored = (number: string) =>
    cloud.db.query<{ shown: unknown; minutes: number }>(
      'SELECT shown, minutes, records FROM service_certificates WHERE street = $1 AND number = $2',
      [STREET, number],
    )

  test('ends it, names the next one, and changes nothing of what it said', async () => {
    await recorded(cloud, shift())
    await recorded(cloud, shift({ from: at('10:00'), until: at('11:00') }))
    await confirmAll()
    const old = await certified()
    const before = await stored(old.number)
    const times = { from: iso('14:00'), until: iso('15:00'), why: '提前走了。' }
    await volunteer.call('service.correct', { ...(await which()), ...times })
    expect(await stored(old.number)).toEqual(before)
    const said = await verified(old.number)
    expect(said).toMatchObject({ ended: iso('17:00'), minutes: 180 })
    const next = await verified(said.after ?? '')
    expect(next).toMatchObject({ ended: null, minutes: 120, from: old.from, until: old.until })
    const { certificates } = await volunteer.call('service.certificates', { street: STREET })
    expect(certificates.map(({ ended }) => ended !== null).sort()).toEqual([false, true])
  })

  test('ends it when it is signed, not when it is asked; refused leaves it', async () => {
    await recorded(cloud, shift())
    await confirmAll()
    const { number } = await certified()
    const times = { from: iso('14:00'), until: iso('16:30'), why: '多留了半小时。' }
    await volunteer.call('service.correct', { ...(await which()), ...times })
    expect(await verified(number)).toMatchObject({ ended: null })
    await organiser.call('service.sign', { ...(await which()), accept: true })
    expect(await verified(number)).toMatchObject({ after: expect.stringMatching(/^Z/) })
  })

  test('two corrections at once leave one certificate that holds, with both', async () => {
    await recorded(cloud, shift())
    await recorded(cloud, shift({ from: at('10:00'), until: at('11:00') }))
    await confirmAll()
    await certified()
    const [late, early] = await records()
    if (!late || !early) throw new Error('two records')
    const correct = ({ record, version }: typeof late, from: string, until: string) =>
      volunteer.call('service.correct', {
        ...{ street: STREET, record, version, from: iso(from), until: iso(until), why: '早走了。' },
      })
    await Promise.all([correct(late, '14:00', '15:00'), correct(early, '10:00', '10:30')])
    const { certificates } = await volunteer.call('service.certificates', { street: STREET })
    const holding = certificates.filter(({ ended }) => ended === null)
    expect(holding.map(({ minutes }) => minutes)).toEqual([90])
  })
})

describe('service.verify', () => {
  let certificate: Certificate
  beforeEach(async () => {
    await recorded(cloud, shift())
    await confirmAll()
    certificate = await certified()
  })

  test('tells a stranger what it says, the name masked, and nothing to reach the person by', async () => {
    const said = await verified(certificate.number)
    const { certificate: _, link: __, ...shown } = certificate
    expect(said).toEqual({ ...shown, name: '王*兰' })
    const told = JSON.stringify(said)
    for (const hidden of ['王小兰', volunteer.person, certificate.certificate, '63210000']) {
      expect(told).not.toContain(hidden)
    }
  })

  test('reads a number as people type it', async () => {
    const [z = '', running = '', check = ''] = certificate.number.split('-')
    for (const typed of [
      certificate.number.toLowerCase(),
      `  ${z} ${running} ${check.toUpperCase()} `,
      `${z}${running}${check}`,
      `${z}－${running}—${check}`,
      certificate.number.replace(/[!-~]/g, (sign) =>
        String.fromCharCode(sign.charCodeAt(0) + 0xfee0),
      ),
    ]) {
      expect((await verified(typed)).number).toBe(certificate.number)
    }
  })

  test('tells nothing of numbers that nobody issued', async () => {
    const { number } = certificate
    const last = number.slice(-1) === '0' ? '1' : '0'
    for (const wrong of [
      number.slice(0, -1) + last,
      number.slice(0, -1),
      `${number}0`,
      number.replace(/-\d{4}-/, '-9999-'),
      number.replace('Z', 'F'),
      'Z20261122-0001-00000000',
      "Z20261122-0001-' OR 1=1",
      'Z20261122-0001-%%%%%%%%',
      'Z٢٠٢٦١١٢٢-0001-aaaaaaaa',
      '.',
      '-'.repeat(40),
    ]) {
      expect([wrong, await code(verify(wrong))]).toEqual([wrong, 'not_found'])
    }
    expect(await code(verify(number, OTHER_STREET))).toBe('not_found')
    for (const broken of ['', ' ', 'x'.repeat(41), '\u0000', '\ud800']) {
      expect(await code(verify(broken))).toBe('invalid')
    }
  })

  test('counts how often somebody tries', async () => {
    const counting = await openCloud({ limitCalls: true })
    const tried = []
    for (let i = 0; i < 22; i += 1) {
      const input = { street: STREET, number: `Z20261122-${1000 + i}-aaaaaaaa` }
      tried.push(await code(counting.as('stranger').try('service.verify', input)))
    }
    await counting.close()
    expect(tried.slice(0, 20)).toEqual(tried.slice(0, 20).map(() => 'not_found'))
    expect(tried.slice(20)).toEqual(['too_many', 'too_many'])
  })

  test('its code leads there from any camera, also once it has ended', async () => {
    const resolve = () => cloud.as('stranger').call('codes.resolve', { scanned: certificate.link })
    const leads = { is: 'certificate', street: STREET, number: certificate.number }
    expect(certificate.link).toMatch(/\/s\/c310101002[0-9a-z]{18}$/)
    expect(await resolve()).toEqual(leads)
    await cloud.db.query('UPDATE service_certificates SET ended_at = now() WHERE street = $1', [
      STREET,
    ])
    expect(await resolve()).toEqual(leads)
  })
})

describe('service.print', () => {
  const print = async (certificate: Certificate) => {
    const which = { street: STREET, certificate: certificate.certificate }
    const { name, pdf } = await volunteer.call('service.print', which)
    return { name, pdf, bytes: Buffer.from(pdf, 'base64') }
  }

  test('gives a PDF, the same whenever it is asked for, to whose it is alone', async () => {
    await recorded(cloud, shift())
    await confirmAll()
    const certificate = await certified()
    const once = await print(certificate)
    expect(once.name).toBe(`志愿服务证明-${certificate.number}.pdf`)
    expect(once.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(once.bytes.toString('latin1')).toContain('%%EOF')
    const again = await print(certificate)
    expect(again.bytes.length).toBe(once.bytes.length)
    const which = { street: STREET, certificate: certificate.certificate }
    expect(await code(organiser.try('service.print', which))).toBe('not_found')
    expect(await code(cloud.as('stranger').try('service.print', which))).toBe('sign_in')
    expect(await code(volunteer.try('service.print', { ...which, street: OTHER_STREET }))).toBe(
      'not_found',
    )
  })

  test('of sixty long lines stays far below what a phone takes in one answer', async () => {
    for (let day = 1; day <= 60; day += 1) {
      const from = at('14:00') - day * DAY
      const title = {
        zh: `社区长者一站式上门陪伴与大件物品搬运志愿服务行动第${day}季`,
        en: 'Help '.repeat(8),
      }
      await recorded(cloud, shift({ from, until: from + 600_000, title }))
    }
    cloud.clock.set(at('17:00') + 3 * DAY)
    const input = span('2026-01-01', '2026-12-31')
    const { certificate } = await volunteer.call('service.certify', input)
    const { pdf, bytes } = await print(certificate)
    expect(pdf.length).toBeLessThan(1024 * 1024)
    expect(bytes.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(3)
  })
})
