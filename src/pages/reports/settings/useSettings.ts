import { useAsk } from '@/client/useAction'
import type { ReportSettings } from '@/contract/reports-settings'
import type { StreetCode } from '@/contract/wire'

/** What a part of the settings needs: what stands, and how to ask anew after a refusal. */
export interface SettingsProps {
  street: StreetCode
  settings: ReportSettings
  again: () => Promise<ReportSettings | undefined>
}

/** The settings of a street's reports, for its staff; nothing of them stays on the phone. */
export function useSettings(street: StreetCode) {
  const asked = useAsk('reports.settings', { street }, { keep: false })
  return { asked, again: async () => (await asked.refetch()).data }
}
