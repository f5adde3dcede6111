import type { StreetCode } from '@/contract/wire'
import type { Browser } from './browser'
import type { LocalServer } from './local-server'
import type { Stop } from './tour'

const street = '310101002' as StreetCode

const tapped = async ({ page }: Browser, name: RegExp) => {
  await page.getByRole('button', { name }).filter({ visible: true }).last().click()
  await page.getByRole('dialog').waitFor()
}

/** Types whose key it is, and issues it. */
async function issued(browser: Browser) {
  const { page } = browser
  await tapped(browser, /^(发一个密钥|Issue a key)$/)
  await page.getByRole('textbox').fill('社区报修平台')
  await page.getByRole('button', { name: /^(发出密钥|Issue this key)$/ }).click()
  await page.getByText(/^(只显示这一次|Shown this once)$/).waitFor()
}

/** Two keys, one of them revoked, and what is done with them. */
export async function open311Stops(server: LocalServer): Promise<Stop[]> {
  const token = await server.tokenOf('street_staff')
  const old = { street, name: '旧的报修系统', may: 'read' } as const
  const { key } = (await server.call('open311.issueKey', old, token)).key
  await server.call('open311.revokeKey', { street, key }, token)
  const made = { street, name: '城市服务应用 · 随手拍转办', may: 'write' } as const
  await server.call('open311.issueKey', made, token)
  const page = 'pages/open311/index'
  const staff = { page, as: 'street_staff' as const, query: { street } }
  const asking = /^(发一个密钥|Issue a key)$/
  const revoke = /^(收回城市服务应用|Revoke the key of 城市服务应用)/
  return [
    { ...staff, desk: true },
    { ...staff, view: 'issuing', act: (browser) => tapped(browser, asking) },
    { ...staff, view: 'issued', act: issued },
    { ...staff, view: 'revoking', act: (browser) => tapped(browser, revoke) },
  ]
}
