import { OTHER_STREET, STREET, type TestCloud } from '@tests/support/open-cloud'
import type { CategoryCode } from '@/contract/reports'
import { DEFAULT_CLOCKS } from '@/contract/reports-clocks.rules'
import { SETTINGS } from '@/contract/reports-settings'
import type { StreetCode } from '@/contract/wire'
import { client } from '../homes/neighbours'

/** What a street sets of its reports: `own` in the street of who asks, `street` in another one. */

async function seen({ db }: TestCloud, street: StreetCode, of: keyof typeof SETTINGS) {
  const { noun, id } = SETTINGS[of]
  const [row] = await db.query<{ version: number }>(
    `SELECT 1 + coalesce(max(step), 0) AS version FROM history
     WHERE street = $1 AND noun = $2 AND subject = $3`,
    [street, noun, id],
  )
  return { street, version: row?.version ?? 1 }
}

const inBoth = <Input>(make: (cloud: TestCloud, street: StreetCode) => Promise<Input>) => ({
  own: (cloud: TestCloud) => make(cloud, STREET),
  street: (cloud: TestCloud) => make(cloud, OTHER_STREET),
})

const code = 'posters' as CategoryCode

/** A category that no street begins with. */
export const fountain = (zh = '喷泉故障') => ({
  ...{ kind: 'component' as const, group: { zh: '公共设施', en: 'Public facilities' } },
  ...{ name: { zh, en: 'Fountain' }, class: 'b' as const, dispatch: 'grid' as const },
  ...{ open: true, anonymous: false, words: ['喷泉', '喷水池'] },
})

export const settingScenarios = {
  'reports.settings': inBoth(async (_, street) => ({ street })),
  'reports.setCategory': inBoth(async (cloud, street) => ({
    ...(await seen(cloud, street, 'categories')),
    category: fountain(`喷泉${client().slice(0, 8)}`),
  })),
  'reports.retireCategory': inBoth(async (cloud, street) => ({
    ...(await seen(cloud, street, 'categories')),
    ...{ code, retired: true },
  })),
  'reports.moveCategory': inBoth(async (cloud, street) => ({
    ...(await seen(cloud, street, 'categories')),
    ...{ code: 'toilet' as CategoryCode, to: 'up' as const },
  })),
  'reports.setClocks': inBoth(async (cloud, street) => ({
    ...(await seen(cloud, street, 'clocks')),
    clocks: { ...DEFAULT_CLOCKS, contact: 2 },
  })),
}

/** Who set what. */
export const settingsHistory = async () => ({ street: STREET, subject: SETTINGS.categories })
