import { useLingui } from '@lingui/react/macro'
import { momentWords } from '@/client/history-words'
import { useCut } from '@/client/paging'
import { useAsk } from '@/client/useAction'
import { Card } from '@/components/Card'
import { CardHeading } from '@/components/CardHeading'
import { Pager } from '@/components/Pager'
import { PageState } from '@/components/PageState'
import { Row } from '@/components/Row'
import { Tag } from '@/components/Tag'
import type { AreaVersion } from '@/contract/areas'
import type { StreetCode } from '@/contract/wire'

const PAGE = 5

interface VersionsProps {
  street: StreetCode
  /** The version that the tree shows. */
  shown: number | undefined
  /** Undefined: the one in force, whichever it is by then. */
  onShow: (version: number | undefined) => void
}

function VersionRow({
  one,
  shown,
  onShow,
}: { one: AreaVersion } & Pick<VersionsProps, 'shown' | 'onShow'>) {
  const { t, i18n } = useLingui()
  const { version, counts, by } = one
  const { added = 0, changed = 0, ended = 0 } = counts ?? {}
  const note = [
    momentWords(i18n, one.from),
    ...(by ? [by] : []),
    ...(counts ? [t`新增 ${added}，修改 ${changed}，结束 ${ended}`] : []),
  ].join(' · ')
  const state = one.inForce ? (
    <Tag tone="open">{t`现行`}</Tag>
  ) : one.undone ? (
    <Tag>{t`已撤回`}</Tag>
  ) : version === shown ? (
    <Tag tone="info">{t`正在看`}</Tag>
  ) : undefined
  return (
    <Row
      title={t`第 ${version} 版`}
      note={note}
      side={state}
      onTap={one.undone ? undefined : () => onShow(one.inForce ? undefined : version)}
    />
  )
}

/** The versions of the boundaries, newest first; a tap shows the tree and the map as they were. */
export function Versions({ street, shown, onShow }: VersionsProps) {
  const { t } = useLingui()
  const asked = useAsk('areas.versions', { street }, { keep: false })
  const cut = useCut(asked.data?.versions ?? [], PAGE)
  return (
    <PageState query={asked} cards={1}>
      {() => (
        <Card>
          <CardHeading>{t`各版边界`}</CardHeading>
          {cut.shown.map((one) => (
            <VersionRow key={one.version} one={one} shown={shown} onShow={onShow} />
          ))}
          <Pager {...cut} />
        </Card>
      )}
    </PageState>
  )
}
