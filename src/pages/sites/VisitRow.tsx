import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { useErrorWords } from '@/client/error-words'
import { crowdInWords } from '@/client/site-words'
import { useVisit } from '@/client/visit'
import { Button } from '@/components/Button'
import { CrowdBar } from '@/components/sites/CrowdBar'
import type { SiteView } from '@/contract/sites'

/** How full it is, and a way to be counted that says what it keeps. */
export function VisitRow({ site, now }: { site: SiteView; now: number }) {
  const { t, i18n } = useLingui()
  const words = useErrorWords()
  const { here, tell, busy, error } = useVisit(site.street, site.site)
  if (site.capacity === null || site.retired) return null
  return (
    <View className="visit">
      {site.crowd && <CrowdBar {...crowdInWords(i18n, site.crowd, now)} />}
      <View className="side-by-side visit-ask">
        <View className="small grow">
          {here ? t`已记下有一个人在这里，谢谢您。` : t`只记人数，不记是谁；不点也可以。`}
        </View>
        {!here && (
          <Button kind="second" busy={busy} onTap={() => void tell().catch(() => undefined)}>
            {t`我在这里`}
          </Button>
        )}
      </View>
      {error && <View className="small tone-late">{words(error).title}</View>}
    </View>
  )
}
