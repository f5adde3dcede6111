import { useLingui } from '@lingui/react/macro'
import { levelWords } from '@/client/finding-words'
import { inLanguage } from '@/client/hours-words'
import { useCut } from '@/client/paging'
import { Card } from '@/components/Card'
import { Notice } from '@/components/Notice'
import { Pager } from '@/components/Pager'
import { Row } from '@/components/Row'
import { Tag } from '@/components/Tag'
import type { TreeArea } from '@/contract/areas'
import type { AreaCode } from '@/contract/wire'

/** As many rows as keep a phone's page light. */
const PAGE = 15

/** 居民区 · 张慧敏 · 贵州路居民区党总支 */
function useNote() {
  const { t, i18n } = useLingui()
  return ({ level, leads, party }: TreeArea) =>
    [
      levelWords(i18n, level),
      leads.length > 0 ? leads.join(t`、`) : t`还没有负责人`,
      ...(party ? [inLanguage(i18n, party)] : []),
    ].join(' · ')
}

interface TreeProps {
  areas: readonly TreeArea[]
  /** The area whose children are shown; the street's where none is chosen. */
  at: AreaCode | undefined
  onChoose: (area: TreeArea | undefined) => void
}

/** One area and what lies right below it; a tap goes a level down, the head of the list back up. */
export function Tree({ areas, at, onChoose }: TreeProps) {
  const { t, i18n } = useLingui()
  const note = useNote()
  const here = areas.find(({ code }) => code === at) ?? areas.find(({ parent }) => parent === null)
  const above = areas.find(({ code }) => code === here?.parent)
  const below = areas.filter(({ parent }) => parent !== null && parent === here?.code)
  const cut = useCut(below, PAGE)
  if (!here) {
    return (
      <Notice icon="area" title={t`还没有片区`} note={t`导入一份边界文件，树就从这里长出来。`} />
    )
  }
  const up = above && inLanguage(i18n, above)
  return (
    <>
      <Card tone="info">
        <Row
          title={inLanguage(i18n, here)}
          note={note(here)}
          side={here.demo ? <Tag>{t`示例数据`}</Tag> : undefined}
        />
        {above && up && (
          <Row
            icon="back"
            title={t`回到${up}`}
            onTap={() => onChoose(above.parent ? above : undefined)}
          />
        )}
      </Card>
      {below.length > 0 && (
        <Card>
          {cut.shown.map((area) => (
            <Row
              key={area.code}
              title={inLanguage(i18n, area)}
              note={note(area)}
              onTap={() => onChoose(area)}
            />
          ))}
        </Card>
      )}
      <Pager {...cut} />
    </>
  )
}
