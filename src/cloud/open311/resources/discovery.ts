import { HOTLINE } from '@/contract/areas.rules'
import type { Open311Discovery } from '@/contract/open311.shapes'
import type { Cloud } from '../../context'
import { addressOf } from '../view/key'
import { type Language, said } from '../view/notes'

/** When what this interface answers was last made another; sortable. */
const CHANGESET = '2026-11-23 12:00'

/** What is served here, and where. */
export function discovery(cloud: Cloud, language: Language): Open311Discovery {
  const contact = {
    zh: `街道的社区工作窗口，或市民热线 ${HOTLINE}`,
    en: `The office of the street, or the citizens’ hotline ${HOTLINE}`,
  }
  const keys = {
    zh: '查询不需要密钥。要提交的，向街道工作人员申请 api_key。',
    en: 'Reading takes no key. To send requests, ask the staff of the street for an api_key.',
  }
  return {
    changeset: CHANGESET,
    contact: said(contact, language),
    key_service: said(keys, language),
    endpoints: [
      {
        specification: 'http://wiki.open311.org/GeoReport_v2',
        url: addressOf(cloud),
        changeset: CHANGESET,
        type: cloud.settings.demonstration ? 'test' : 'production',
        formats: ['text/xml', 'application/json'],
      },
    ],
  }
}
