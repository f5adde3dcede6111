import { useLingui } from '@lingui/react/macro'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import type { SiteView } from '@/contract/sites'
import type { Filling } from './form'
import { OutlineField } from './OutlineField'
import { StaffFields } from './StaffFields'
import { StopsField } from './StopsField'

interface PartProps {
  site: SiteView
  filling: Filling
}

/** What only the sub-district changes, and what only a line or an area has. */
export function StaffPart({ site, filling }: PartProps) {
  const { t } = useLingui()
  if (!site.can.editPlace) return null
  return (
    <>
      <Heading level={2}>{t`名称、位置和运营方`}</Heading>
      <StaffFields filling={filling} street={site.street} />
      {site.kind === 'line' && (
        <>
          <Heading level={2}>{t`路线的站`}</Heading>
          <Card>
            <StopsField filling={filling} street={site.street} />
          </Card>
        </>
      )}
      {site.kind === 'area' && (
        <>
          <Heading level={2}>{t`这一片的范围`}</Heading>
          <Card>
            <OutlineField filling={filling} />
          </Card>
        </>
      )}
    </>
  )
}
