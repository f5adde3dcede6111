import type { OutputOf } from '@/contract'
import type { Browser } from './browser'
import type { Asker } from './production'

/** Of the shown page only: Taro keeps those below in the document. */
export const sees = (browser: Browser, words: string | RegExp) =>
  browser.page.getByText(words).filter({ visible: true }).first().waitFor()

export const tap = (browser: Browser, name: string) =>
  browser.page.getByRole('button', { name, exact: true }).filter({ visible: true }).first().click()

/** Opens the code from “mine”, and answers what its picture says. */
export async function askIn(browser: Browser): Promise<OutputOf<'session.ask'>> {
  const asking = browser.page.waitForResponse((response) =>
    (response.request().postData() ?? '').includes('"session.ask"'),
  )
  await tap(browser, '扫码登录')
  const { data } = (await (await asking).json()) as { data: OutputOf<'session.ask'> }
  await sees(browser, `您的数字是 ${data.number}`)
  return data
}

/** What the phone does: scan, look, pick the number that the browser shows. */
export async function confirmOn(phone: Asker, { link, number }: OutputOf<'session.ask'>) {
  const found = await phone.call('codes.resolve', { scanned: link })
  if (found.is !== 'signin') throw new Error(found.is)
  const { request } = found
  const { numbers } = await phone.call('session.look', { request })
  if (!numbers.includes(number)) throw new Error(`the phone shows ${numbers}, not ${number}`)
  return phone.call('session.confirm', { request, number })
}
