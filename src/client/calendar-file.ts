import Taro from '@tarojs/taro'
import { type CalendarEvent, calendarFile } from '@/contract/events-calendar.rules'
import { saveFile } from './save-file'

const SECOND = 1000
/** Ahead of the beginning, s. */
const REMIND = 7200

/** What a calendar shows, in the reader's language. */
export interface CalendarWords {
  title: string
  where: string
  words: string
}

/** WeChat writes into the phone's own calendar, once the person lets it. */
async function onPhone(event: CalendarEvent, { title, where, words }: CalendarWords) {
  const seconds = (at: string) => Math.floor(Date.parse(at) / SECOND)
  try {
    await Taro.addPhoneCalendar({
      ...{ title, location: where, description: words },
      ...{ startTime: seconds(event.starts), endTime: String(seconds(event.ends)) },
      ...{ alarm: true, alarmOffset: REMIND },
    })
    return true
  } catch {
    return false
  }
}

/**
 * Puts an event into the person's calendar: WeChat by itself, a browser as a file. False where they
 * turned back.
 */
export async function addToCalendar(
  event: CalendarEvent,
  words: CalendarWords,
  now: number,
): Promise<boolean> {
  if (process.env.TARO_ENV !== 'h5') return onPhone(event, words)
  await saveFile(`${words.title}.ics`, calendarFile(event, now), 'text/calendar')
  return true
}
