import fc from 'fast-check'
import {
  certificateNumber,
  correctionOf,
  inShift,
  isCertain,
  isOpen,
  isWithin,
  maskedName,
  minutesOf,
  nextService,
  overlaps,
  readCertificateNumber,
  recordNumber,
  type ServiceStep,
  SIGN_BEYOND_HOURS,
  withCheck,
} from '@/contract/service.rules'
import { CONFIRM_HOURS, ServiceState } from '@/contract/service.shapes'

const HOUR = 3_600_000
const at = (time: string) => Date.parse(`2026-11-22T${time}+08:00`)
const span = (from: string, until: string) => ({ from: at(from), until: at(until) })
const SHIFT = span('14:00:00', '16:00:00')
const spans = fc
  .tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 1e8 }))
  .map(([from, long]) => ({ from, until: from + long }))

describe('minutes', () => {
  test.each([
    ['14:00:00', '14:00:00', 0],
    ['14:00:00', '14:00:59', 0],
    ['14:00:00', '14:01:00', 1],
    ['14:00:30', '14:01:29', 0],
    ['14:00:00', '15:59:59', 119],
    ['16:00:00', '14:00:00', 0],
  ])('from %s until %s are %i', (from, until, minutes) => {
    expect(minutesOf(span(from, until))).toBe(minutes)
  })

  test('counts on past midnight and over a year', () => {
    const night = {
      from: Date.parse('2026-12-31T15:30:00Z'),
      until: Date.parse('2026-12-31T17:00:00Z'),
    }
    expect(minutesOf(night)).toBe(90)
  })
})

describe('what of a stay lies in the shift', () => {
  test.each([
    ['13:00:00', '17:00:00', '14:00:00', '16:00:00'],
    ['14:20:00', '15:40:00', '14:20:00', '15:40:00'],
    ['15:00:00', '18:00:00', '15:00:00', '16:00:00'],
    ['12:00:00', '13:00:00', '14:00:00', '14:00:00'],
    ['16:00:00', '17:00:00', '16:00:00', '16:00:00'],
    ['17:00:00', '18:00:00', '16:00:00', '16:00:00'],
    ['15:00:00', '14:30:00', '15:00:00', '15:00:00'],
  ])('%s until %s gives %s until %s', (from, until, first, last) => {
    expect(inShift(span(from, until), SHIFT)).toEqual(span(first, last))
  })

  test('is never more than the shift and never ends before it begins', () => {
    fc.assert(
      fc.property(spans, spans, (stay, shift) => {
        const left = inShift(stay, shift)
        expect(isWithin(left, shift)).toBe(true)
        expect(left.until).toBeGreaterThanOrEqual(left.from)
        expect(minutesOf(left)).toBeLessThanOrEqual(minutesOf(stay))
      }),
    )
  })
})

describe('overlap', () => {
  test.each([
    ['12:00:00', '14:00:00', false],
    ['12:00:00', '14:00:01', true],
    ['16:00:00', '17:00:00', false],
    ['15:00:00', '15:30:00', true],
    ['13:00:00', '17:00:00', true],
  ])('%s until %s: %s', (from, until, shared) => {
    expect(overlaps(span(from, until), SHIFT)).toBe(shared)
    expect(overlaps(SHIFT, span(from, until))).toBe(shared)
  })
})

describe('a correction', () => {
  const NOW = at('22:00:00')
  test.each([
    ['14:00:00', '16:00:00', 'at_once'],
    ['14:30:00', '15:00:00', 'at_once'],
    ['13:59:59', '16:00:00', 'sign'],
    ['14:00:00', '16:00:01', 'sign'],
    ['10:00:00', '20:00:00', 'sign'],
    ['09:59:59', '20:00:00', 'too_far'],
    ['10:00:00', '20:00:01', 'too_far'],
    ['14:00:00', '14:00:59', 'reversed'],
    ['15:00:00', '14:00:00', 'reversed'],
    ['14:00:00', '22:00:01', 'ahead'],
  ])('from %s until %s: %s', (from, until, verdict) => {
    expect(correctionOf(span(from, until), SHIFT, NOW)).toBe(verdict)
  })

  test('ends now at the latest, within the shift too', () => {
    expect(correctionOf(SHIFT, SHIFT, SHIFT.until)).toBe('at_once')
    expect(correctionOf(SHIFT, SHIFT, SHIFT.until - 1)).toBe('ahead')
  })

  test('never adds more than a signer may vouch for', () => {
    fc.assert(
      fc.property(spans, spans, (said, shift) => {
        const verdict = correctionOf(said, shift, Number.MAX_SAFE_INTEGER)
        if (verdict === 'at_once') expect(minutesOf(said)).toBeLessThanOrEqual(minutesOf(shift))
        if (verdict !== 'sign') return
        const more = minutesOf(said) - minutesOf(shift)
        expect(more).toBeLessThanOrEqual(2 * SIGN_BEYOND_HOURS * 60 + 1)
      }),
    )
  })
})

describe('steps', () => {
  const STEPS: readonly ServiceStep[] = [
    'confirm',
    'correct',
    'ask',
    'accept',
    'refuse',
    'stand',
    'leave',
    'climb',
    'hand',
  ]
  const TABLE: Record<ServiceState, string> = {
    //          confirm   correct   ask   accept refuse stand leave climb hand
    assumed: 'confirmed confirmed asked - - confirmed recorded - -',
    recorded: 'confirmed confirmed asked - - confirmed - - -',
    asked: '- - - confirmed refused - - asked asked',
    confirmed: '- confirmed asked - - - - - -',
    refused: '- - - - - - - - -',
  }
  test.each(ServiceState.options)('of %s', (state) => {
    expect(STEPS.map((step) => nextService(state, step) ?? '-').join(' ')).toBe(TABLE[state])
  })
})

describe('certainty', () => {
  const until = at('14:00:00') + CONFIRM_HOURS * HOUR
  test.each<[ServiceState, boolean, boolean]>([
    ['assumed', false, true],
    ['recorded', false, true],
    ['asked', false, false],
    ['confirmed', true, true],
    ['refused', true, true],
  ])('%s: at the last moment %s, after it %s', (state, last, after) => {
    expect([isCertain(state, until, until), isCertain(state, until, until + 1)]).toEqual([
      last,
      after,
    ])
  })

  test('the last moment is still open', () => {
    expect([isOpen(until, until), isOpen(until, until + 1)]).toEqual([true, false])
  })
})

describe('names and numbers', () => {
  test.each([
    ['王小兰', '王*兰'],
    ['王兰', '王*'],
    ['王', '*'],
    ['', '*'],
    [' 王小兰 ', '王*兰'],
    ['欧阳小兰', '欧**兰'],
    ['阿卜杜拉·买买提', '阿***提'],
    ['𠮷小野', '𠮷*野'],
    ['Anna Smith', 'A***h'],
  ])('%s is told as %s', (name, masked) => {
    expect(maskedName(name)).toBe(masked)
  })

  test('a name of two letters or more never stands there whole', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 2 }), (name) => {
        if (name.trim().length > 1 && !name.includes('*'))
          expect(maskedName(name)).not.toBe(name.trim())
      }),
    )
  })

  test('are told apart by kind and padded', () => {
    expect(recordNumber('2026-11-22', 7)).toBe('F20261122-0007')
    expect(certificateNumber('2026-11-22', 12_345)).toBe('Z20261122-12345')
  })

  test('what is printed is read back, however many there were that day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999_999 }),
        fc.stringMatching(/^[0-9a-hjkmnp-tv-z]{8}$/),
        (running, check) => {
          const number = certificateNumber('2026-11-22', running)
          expect(readCertificateNumber(withCheck(number, check))).toEqual({ number, check })
          const bare = withCheck(number, check).replaceAll('-', '').toUpperCase()
          expect(readCertificateNumber(bare)).toEqual({ number, check })
        },
      ),
    )
  })

  test.each([
    ['z20261122-0007-OIL00000', { number: 'Z20261122-0007', check: '01100000' }],
    ['Z20261122-0007', undefined],
    ['Z20261122-0007-1234567', undefined],
    ['Z20261122-0007-中文中文中文中文', undefined],
    ['', undefined],
  ])('%s reads as %j', (text, read) => {
    expect(readCertificateNumber(text)).toEqual(read)
  })

  test('takes whatever is typed without breaking', () => {
    fc.assert(fc.property(fc.string(), (text) => void readCertificateNumber(text)))
  })
})
