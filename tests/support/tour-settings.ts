import type { StreetCode } from '@/contract/wire'
import type { Browser } from './browser'
import type { Stop } from './tour'

/** Taps one after another what leads on. */
const taps =
  (...names: RegExp[]) =>
  async ({ page }: Browser) => {
    for (const name of names) {
      await page.getByRole('button', { name }).filter({ visible: true }).first().click()
    }
  }

const asks =
  (...names: RegExp[]) =>
  async (browser: Browser) => {
    await taps(...names)(browser)
    await browser.page.getByRole('dialog').last().waitFor()
  }

/** What a street sets of its reports. */
export function settingStops(street: StreetCode): Stop[] {
  const as = 'street_staff' as const
  const page = 'pages/reports/settings/index'
  const one = 'pages/reports/settings/category/index'
  const litter = { street, code: 'litter' }
  return [
    { page, as, query: { street }, desk: true },
    { page, view: 'order', as, query: { street }, act: taps(/^(调整顺序|Change the order)$/) },
    { page, view: 'others', as: 'grid_head', query: { street } },
    { page: one, as, query: litter, desk: true },
    { page: one, view: 'retire', as, query: litter, act: asks(/^(停用|Retire)/) },
    {
      ...{ page: one, view: 'new', as, query: { street } },
      act: taps(/^(新增这个类别|Add this category)$/),
    },
  ]
}
