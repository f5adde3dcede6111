import { useLingui } from '@lingui/react/macro'
import { View } from '@tarojs/components'
import { doesWords, rowWords } from '@/client/import-words'
import { useCut } from '@/client/paging'
import { Card } from '@/components/Card'
import { Pager } from '@/components/Pager'
import { Tag } from '@/components/Tag'
import type { ImportRow, ImportView } from '@/contract/imports'

/** As many rows as keep a phone's page light. */
const PAGE = 20

interface RowsProps {
  rows: readonly ImportRow[]
  counts: ImportView['counts']
  only: ImportRow['does'] | undefined
}

function RowLine({ row: { row, does, key, name, words } }: { row: ImportRow }) {
  const { t, i18n } = useLingui()
  const { tone, words: deed } = doesWords(i18n, does)
  return (
    <View className="import-row">
      <View className="import-row-head">
        <View className="import-number numbers">{t`第 ${row} 行`}</View>
        <View className="import-name">{[key, name].filter(Boolean).join(' · ')}</View>
        <Tag tone={tone}>{deed}</Tag>
      </View>
      {words.map((one) => {
        const said = rowWords(i18n, one)
        return (
          <View key={said} className={does === 'error' ? 'import-words tone-late' : 'import-words'}>
            {said}
          </View>
        )
      })}
    </View>
  )
}

/** The rows, errors first, a page at a time. */
export function Rows({ rows, counts, only }: RowsProps) {
  const { t } = useLingui()
  const wanted = only ? rows.filter(({ does }) => does === only) : rows
  const cut = useCut(wanted, PAGE)
  const first = cut.first + 1
  const last = cut.first + cut.shown.length
  const shown = wanted.length
  const all = only ? counts[only] : counts.add + counts.change + counts.same + counts.error
  return (
    <>
      <View className="small numbers">
        {shown < all
          ? t`第 ${first}–${last} 条，共 ${all} 条，这里列出前 ${shown} 条`
          : t`第 ${first}–${last} 条，共 ${all} 条`}
      </View>
      <Card>
        {cut.shown.map((row) => (
          <RowLine key={row.row} row={row} />
        ))}
      </Card>
      <Pager {...cut} />
    </>
  )
}
