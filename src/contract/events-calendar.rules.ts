import type { EventView } from './events.shapes'
import { toWgs84 } from './gcj02.rules'
import type { Bilingual, Instant } from './wire'

/** An event as a calendar file, RFC 5545. */

/** Octets of a line; a longer one goes on in the next, after a space. */
const MAX_OCTETS = 75

/** Octets of a character in UTF-8. Counted by hand: not every phone has a TextEncoder. */
function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}

/** Folds a line between characters, never inside one. */
export function fold(line: string): string {
  const lines: string[] = []
  let here = ''
  let octets = 0
  for (const character of line) {
    const more = octetsOf(character)
    if (octets + more > MAX_OCTETS) {
      lines.push(here)
      // the space that marks what goes on counts too
      here = ' '
      octets = 1
    }
    here += character
    octets += more
  }
  return [...lines, here].join('\r\n')
}

/** TEXT of RFC 5545, 3.3.11. */
export const escapeText = (words: string): string =>
  words
    .replace(/\\/g, '\\\\')
    .replace(/;/g, '\\;')
    .replace(/,/g, '\\,')
    .replace(/\r\n|\r|\n/g, '\\n')

/** 20261123T100500Z */
const momentOf = (at: Instant | number): string =>
  new Date(at)
    .toISOString()
    .replace(/[-:]/g, '')
    .replace(/\.\d{3}/, '')

const both = ({ zh, en }: Bilingual, between: string): string =>
  en === undefined || en === zh ? zh : `${zh}${between}${en}`

const coordinate = (degrees: number) => degrees.toFixed(6)

/** As much of an event as its file tells. */
export type CalendarEvent = Pick<
  EventView,
  | 'street'
  | 'event'
  | 'state'
  | 'title'
  | 'words'
  | 'starts'
  | 'ends'
  | 'place'
  | 'address'
  | 'version'
> & { organiser: Pick<EventView['organiser'], 'phone'> }

/**
 * The text of an .ics file, in both languages. The same event always has the same UID and a later one a
 * higher SEQUENCE, so that a calendar puts the new in place of the old, also when it was called off.
 * @param now when the file is made, ms since 1970
 */
export function calendarFile(event: CalendarEvent, now: number): string {
  const { street, event: id, title, words, place, address, organiser, version } = event
  const { lng, lat } = toWgs84(place.at)
  const off = event.state === 'cancelled'
  const where = [both(place.name, ' / '), ...(address ? [both(address, ' / ')] : [])].join(', ')
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Zero Distance Home//Events//ZH',
    'CALSCALE:GREGORIAN',
    `METHOD:${off ? 'CANCEL' : 'PUBLISH'}`,
    'BEGIN:VEVENT',
    `UID:${id}.${street}@zero-distance-home`,
    `DTSTAMP:${momentOf(now)}`,
    `DTSTART:${momentOf(event.starts)}`,
    `DTEND:${momentOf(event.ends)}`,
    `SEQUENCE:${version}`,
    `STATUS:${off ? 'CANCELLED' : 'CONFIRMED'}`,
    `SUMMARY:${escapeText(both(title, ' / '))}`,
    `DESCRIPTION:${escapeText(`${both(words, '\n\n')}\n\n${organiser.phone}`)}`,
    `LOCATION:${escapeText(where)}`,
    `GEO:${coordinate(lat)};${coordinate(lng)}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}
