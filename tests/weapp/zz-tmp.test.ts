import { MONDAY, openCloud, STREET } from '@tests/support/open-cloud'
import { closePhones, openPhone } from '@tests/support/phone'
import { everyNode } from '@tests/support/phone/tree'
test('poster on an old phone', async () => {
  const cloud = await openCloud()
  const person = cloud.as('street_staff')
  const phone = openPhone({ now: MONDAY, hostile: true, callFunction: ({ data }) => { const { action, input } = data as { action: string; input: unknown }; return person.try(action, input) } })
  await phone.open('pages/sites/poster/index', { street: STREET, site: 'v1srarvx4j' })
  await phone.wait('Scan to see')
  console.log(phone.text().slice(0, 600), everyNode(phone.viewTree()).filter((n) => JSON.stringify(n.attrs).includes('svg')).map((n) => n.tag + String(n.attrs.src).slice(0, 80)))
  closePhones()
  await cloud.close()
})
