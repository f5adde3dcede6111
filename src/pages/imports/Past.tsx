import { useLingui } from '@lingui/react/macro'
import { momentWords } from '@/client/history-words'
import { importKindWords, importState } from '@/client/import-words'
import { open, routes } from '@/client/routes'
import { useAsk } from '@/client/useAction'
import { Card } from '@/components/Card'
import { PageState } from '@/components/PageState'
import { Row } from '@/components/Row'
import { Tag } from '@/components/Tag'
import type { StreetCode } from '@/contract/wire'

/** What was brought in before, newest first. */
export function Past({ street }: { street: StreetCode }) {
  const { t, i18n } = useLingui()
  const asked = useAsk('imports.list', { street }, { keep: false })
  return (
    <PageState
      query={asked}
      cards={1}
      empty={({ imports }) =>
        imports.length > 0
          ? undefined
          : { icon: 'upload', title: t`还没有导入过`, note: t`上传后先出预览，生效前都可以放弃。` }
      }
    >
      {({ imports }) => (
        <Card>
          {imports.map((one) => {
            const { tone, words } = importState(i18n, one.state)
            const { add, change, error } = one.counts
            const counts = error > 0 ? t`有错 ${error} 行` : t`新增 ${add}，修改 ${change}`
            const note = [
              momentWords(i18n, one.at),
              importKindWords(i18n, one.kind),
              counts,
              one.by,
            ].join(' · ')
            return (
              <Row
                key={one.import}
                title={one.fileName}
                note={note}
                side={<Tag tone={tone}>{words}</Tag>}
                onTap={() => open(routes.import(street, one.import))}
              />
            )
          })}
        </Card>
      )}
    </PageState>
  )
}
