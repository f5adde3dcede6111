import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { openTab, routes } from '@/client/routes'
import type { SiteInWords } from '@/client/site-words'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { CardHeading } from '@/components/CardHeading'
import { SiteCardRow } from '@/components/sites/SiteCardRow'
import { StateTag } from '@/components/sites/StateTag'
import { Tap } from '@/components/Tap'

type Said = SiteInWords & { key: string; onTap: () => void }

/** The nearest sites, open ones first: lines of a card, or a card each in large letters. */
export function NearNow({ sites, elder }: { sites: readonly Said[]; elder: boolean }) {
  const { t } = useLingui()
  if (elder) {
    return (
      <>
        {sites.map(({ key, name, note, state, onTap }) => (
          <Card key={key}>
            <Tap onTap={onTap}>
              <CardHeading>{name}</CardHeading>
              <StateTag tone={state.tone}>{state.short}</StateTag>
              <View className="small">{note}</View>
            </Tap>
          </Card>
        ))}
      </>
    )
  }
  return (
    <Card>
      {sites.map(({ key, ...said }) => (
        <SiteCardRow key={key} {...said} />
      ))}
      <Button kind="quiet" icon="map" onTap={() => openTab(routes.nearby())}>
        {t`更多站点和地图`}
      </Button>
    </Card>
  )
}
