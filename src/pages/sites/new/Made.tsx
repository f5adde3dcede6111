import { useLingui } from '@lingui/react/macro'
import { inLanguage } from '@/client/hours-words'
import { open, replace, routes } from '@/client/routes'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Notice } from '@/components/Notice'
import { Row } from '@/components/Row'
import type { MadeSite } from './useCreating'

/** It is there: what may be written besides, and its poster. */
export function Made({ site, older, onAgain }: MadeSite & { onAgain: () => void }) {
  const { t, i18n } = useLingui()
  const name = inLanguage(i18n, site.name)
  const { street, site: id } = site
  return (
    <>
      <Notice
        icon="check"
        title={t`已新增“${name}”`}
        note={
          older
            ? t`上一次其实已经送到，后来改的没有算进去，请接着改。`
            : t`它已经在列表和地图上，所有人都看得到。`
        }
        action={{
          label: t`写运营方、电话和介绍`,
          onTap: () => replace(routes.siteEdit(street, id)),
        }}
      />
      <Card>
        <Row
          icon="print"
          tone="mine"
          title={t`海报`}
          note={t`A4 一张，带二维码，中英文`}
          onTap={() => open(routes.poster(street, id))}
        />
      </Card>
      <Button kind="second" icon="plus" onTap={onAgain}>{t`再加一个`}</Button>
    </>
  )
}
