import type { Open311Service } from '@/contract/open311.shapes'
import type { Category } from '@/contract/reports'
import { openCategories } from '../../reports/intake'
import type { Asked } from '../asking'
import { Refusal, wrong } from '../refusal'
import { type Language, said } from '../view/notes'

function serviceOf({ code, name, group, kind, words }: Category, language: Language) {
  const kinds = {
    component: { zh: '坏了的设施', en: 'Something of the city that broke' },
    incident: { zh: '发生的事情', en: 'Something that happens' },
  }
  const service: Open311Service = {
    service_code: code,
    service_name: said(name, language),
    description: `${said(group, language)} · ${said(kinds[kind], language)}`,
    metadata: false,
    type: 'realtime',
    keywords: words.join(', '),
    group: said(group, language),
  }
  return service
}

/** What can be reported: nothing that is about people. */
export async function services({ context, street, language }: Asked): Promise<Open311Service[]> {
  return (await openCategories(context, street)).map((one) => serviceOf(one, language))
}

/** What a service asks beyond words and a place: nothing. @throws Refusal where there is no such service */
export async function definition({ context, street, id }: Asked) {
  const found = (await openCategories(context, street)).find(({ code }) => code === id)
  if (!found) throw new Refusal(404, wrong('service_code'))
  return { service_code: found.code, attributes: [] }
}
